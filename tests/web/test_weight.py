"""Pages are light, for those on a slow line: HTML, styles and scripts, compressed, without fonts (G7)."""

import pytest
from django.conf import settings
from django.test import Client

from samskab.stages.understand import actions
from tests.factories import a_participant, an_arena
from tests.support.weighing import files_of, weight_of

pytestmark = pytest.mark.django_db

FRONT_PAGE, STATEMENT_CARD = 60_000, 40_000


def test_the_front_page_weighs_less_than_sixty_kilobytes(client: Client) -> None:
    for number in range(8):
        arena = an_arena(f"En have til alle i kvarter {number}")
    client.force_login(a_participant(arena).person, backend=settings.AUTHENTICATION_BACKENDS[0])

    assert 0 < weight_of(client.get("/").text) < FRONT_PAGE


def test_the_card_of_a_statement_weighs_less_than_forty(client: Client) -> None:
    arena = an_arena()
    actions.write_statement(arena=arena, words="Diget skal være højere.", by=arena.started_by)
    client.force_login(a_participant(arena).person, backend=settings.AUTHENTICATION_BACKENDS[0])
    page = client.get(f"/arenas/{arena.slug}/understand/").text

    assert "Diget skal være højere." in page
    assert 0 < weight_of(page) < STATEMENT_CARD


def test_what_a_page_asks_for_is_weighed_with_it(client: Client) -> None:
    page = client.get("/").text

    assert {path.suffix for path in files_of(page)} == {".css", ".js"}
    assert weight_of(page) > weight_of(page.replace("/static/", "/elsewhere/")) + 10_000
