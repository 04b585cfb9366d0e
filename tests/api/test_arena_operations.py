"""Arenas for machines: the same lists, the same doors and the same label as on the pages."""

import json
from typing import Any

import pytest
from django.test import Client

from samskab.ground.arenas import actions
from samskab.ground.people.enums import Perspective
from tests.factories import a_participant, an_arena

pytestmark = pytest.mark.django_db


def got(client: Client, path: str, status: int = 200) -> Any:
    response = client.get(path)
    assert response.status_code == status
    return json.loads(response.content)


def titles(answer: Any) -> list[str]:
    return [each["title"] for each in answer["items"]]


def test_arenas_come_last_touched_first_to_anybody(client: Client) -> None:
    for title in ("Klar til vand", "Unge mægler"):
        an_arena(title)

    assert titles(got(client, "/api/arenas")) == ["Unge mægler", "Klar til vand"]


def test_arenas_are_searched_and_chosen(client: Client) -> None:
    an_arena("Et fælles stormflodsberedskab", place="0250")
    an_arena("Haven", place="0101", perspective=Perspective.POLITICIAN)

    assert titles(got(client, "/api/arenas?words=stormflodberedskab")) == ["Et fælles stormflodsberedskab"]
    assert titles(got(client, "/api/arenas?place=0101")) == ["Haven"]
    assert titles(got(client, "/api/arenas?missing=citizen")) == ["Haven"]
    assert titles(got(client, "/api/arenas?place=9999")) == []


def test_one_arena_tells_who_is_counted_and_what_the_label_rests_on(client: Client) -> None:
    arena = an_arena("Haven")
    mayor = a_participant(arena, perspective=Perspective.POLITICIAN)
    for text, person in (("En have.", arena.started_by), ("En have til alle.", mayor.person)):
        actions.say_purpose(arena=arena, text=text, by=person)

    told = got(client, f"/api/arenas/{arena.slug}")

    assert told["ref"] == str(arena.ref)
    assert told["purpose"] == "En have til alle."
    assert (told["domain"], told["outcome"]) == (None, None)
    assert told["people"] == {"public": 1, "business": 0, "civil_society": 0, "citizen": 1}
    assert told["label"]["holds"] == "not_yet"
    rests_on = {row["code"]: row["holds"] for row in told["label"]["evidence"]}
    assert [rests_on[code] for code in ("parties", "makers", "together")] == ["yes", "yes", "yes"]


def test_an_arena_that_is_not_there_is_a_problem(client: Client) -> None:
    assert got(client, "/api/arenas/nowhere", 404)["code"] == "unknown_arena"


def test_a_sector_that_is_none_is_not_understood(client: Client) -> None:
    assert got(client, "/api/arenas?missing=kings", 422)["code"] == "not_understood"
