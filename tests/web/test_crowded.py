"""A crowded arena: 5,000 people, 300 statements, many texts and rounds. Its pages stay quick and light."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import connection
from django.test import Client

from samskab.ground.arenas.models import Arena
from samskab.ground.documents import actions as documents
from samskab.ground.documents.enums import Kind
from tests.factories import a_participant, a_proposal, an_arena
from tests.support.crowds import answered, statements_in

pytestmark = pytest.mark.django_db

AtMost = Callable[[int], AbstractContextManager[None]]
PEOPLE, STATEMENTS, TEXTS, ROUNDS = 5_000, 300, 40, 12
CROWD = """
WITH people AS (
    INSERT INTO people_person (password, ref, name, language, theme, is_operator, created_at, joined_at)
    SELECT '!', gen_random_uuid(), 'Person ' || number, 'da', 'auto', false, now(), now()
    FROM generate_series(1, %s) AS number RETURNING id)
INSERT INTO arenas_participation (ref, arena_id, person_id, perspective, joined_at, is_first, acts, helped_way)
SELECT gen_random_uuid(), %s, id, (ARRAY['citizen', 'politician', 'company', 'volunteer'])[1 + id %% 4], now(),
    false, id %% 7, ''
FROM people
"""
# Each page of the arena, the most it may ask of the database, and the most it may weigh, in bytes.
PAGES = {
    "": (12, 120_000),
    "participants/": (12, 90_000),
    "participants/?name=person+49": (12, 90_000),
    "understand/": (16, 90_000),
    "understand/statements/": (14, 110_000),
    "understand/map/": (12, 120_000),
    "texts/": (12, 90_000),
    "consent/": (16, 110_000),
}


def crowded() -> Arena:
    arena = an_arena("En arena med mange")
    for number in range(ROUNDS):
        a_proposal(arena, title=f"Aftale nummer {number}")
    for number in range(TEXTS):
        documents.start_document(arena=arena, kind=Kind.OTHER, title=f"Referat {number}", by=arena.started_by)
    with connection.cursor() as cursor:
        cursor.execute(CROWD, [PEOPLE, arena.pk])
    answered(arena, statements_in(arena, STATEMENTS, by=a_participant(arena)), people=60)
    return arena


def test_the_pages_of_a_crowded_arena_ask_and_weigh_little(client: Client, assert_queries: AtMost) -> None:
    arena = crowded()
    client.force_login(arena.started_by)
    for tail in PAGES:
        client.get(arena.get_absolute_url() + tail)

    heavy = {}
    for tail, (queries, most) in PAGES.items():
        with assert_queries(queries):
            page = client.get(arena.get_absolute_url() + tail)
        if page.status_code != 200 or len(page.content) > most:
            heavy[tail] = (page.status_code, len(page.content))

    assert heavy == {}
