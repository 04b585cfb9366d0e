"""The whole of an arena as a file: everything open, who is missing, and what stands unresolved (M156, G14)."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from samskab.ground.arenas import actions
from samskab.ground.arenas.enums import Part
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries import unresolved
from samskab.ground.arenas.queries.unresolved import Unresolved, unresolved_in_arenas
from samskab.ground.people.enums import Perspective
from samskab.kernel import clock
from tests.factories import a_participant, a_person, an_arena

pytestmark = pytest.mark.django_db


def got(client: Client, arena: Arena) -> Any:
    answer = client.get(f"{arena.get_absolute_url()}arena.json")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    return json.loads(answer.content)


@pytest.fixture
def disagreement() -> Iterator[None]:
    """An app that knows of something unresolved."""
    unresolved_in_arenas(lambda _arena: [Unresolved("Diget", "Det må ikke tage udsigten.")])
    yield
    unresolved._providers.pop()


def test_everything_open_goes_with_it(client: Client) -> None:
    arena = an_arena("Klar til vand", by=a_person("Nadia"))
    a_participant(arena, perspective=Perspective.POLITICIAN, by=a_person("Kim"))
    actions.say_purpose(arena=arena, text="Vi vil stå klar.", by=arena.started_by)

    whole = got(client, arena)

    assert whole["title"] == "Klar til vand"
    assert [purpose["text"] for purpose in whole["purposes"]] == ["Vi vil stå klar."]
    assert whole["people"] == {"public": 1, "business": 0, "civil_society": 0, "citizen": 1}
    assert whole["initiators"] == ["Nadia"]
    assert [(row["name"], row["perspective"]) for row in whole["participants"]] == [
        ("Nadia", "citizen"),
        ("Kim", "politician"),
    ]
    assert whole["is_cocreation"] == "not_yet"


def test_who_is_missing_goes_with_it(client: Client) -> None:
    missing = got(client, an_arena())["missing_voices"]

    assert [row["sector"] for row in missing] == ["public", "business", "civil_society"]


def test_what_stands_unresolved_goes_with_it(client: Client, disagreement: None) -> None:
    assert got(client, an_arena())["unresolved"] == [{"about": "Diget", "words": "Det må ikke tage udsigten."}]


def test_what_is_closed_is_left_out_and_said_to_be(client: Client) -> None:
    arena = an_arena()
    until = clock.now() + timedelta(days=3)
    for part in (Part.PARTICIPANTS, Part.LOCATION):
        actions.close_part(arena=arena, part=part, reason="Lad os være i fred.", until=until, by=arena.started_by)

    outside = got(client, arena)
    client.force_login(arena.started_by)
    inside = got(client, arena)

    assert (outside["participants"], outside["initiators"], outside["place"]["spot"]) == (None, None, None)
    assert {row["part"] for row in outside["closed_parts"]} == {"participants", "location"}
    assert [row["name"] for row in inside["participants"]] == [arena.started_by.name]


def test_an_arena_that_is_not_there_is_not_found(client: Client) -> None:
    assert client.get("/arenas/nowhere/arena.json").status_code == 404
