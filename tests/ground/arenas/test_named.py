"""Finding somebody by name among those who take part: as it is spelt, as it is shown, and never past a closed door."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from samskab.ground.arenas import actions
from samskab.ground.arenas.enums import InvitationKind, Part
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.participants import participants_from
from samskab.ground.people.actions import claim_guest, erase_person
from samskab.ground.people.enums import Perspective
from samskab.kernel import clock
from tests.factories import a_crowd, a_participant, a_person, an_arena, as_guest
from tests.support.queries import as_many_for_thirty, at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def arena() -> Arena:
    return an_arena("Et fælles beredskab", by=a_person("Anne"))


def address(arena: Arena) -> str:
    return reverse("arenas:participants", args=[arena.slug])


def asked_for(client: Client, arena: Arena, name: str) -> str:
    return client.get(f"{address(arena)}?{urlencode({'name': name})}").content.decode()


def found(arena: Arena, name: str) -> list[str]:
    return [each.person.display_name for each in participants_from(arena, None, name)]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("søren", ["Søren Åbo", "Soeren Dahl"]),
        ("SOEREN", ["Søren Åbo", "Soeren Dahl"]),
        ("aab", ["Søren Åbo"]),
        ("dahl soe", ["Soeren Dahl"]),
        ("andre", ["André Å Lund"]),
        ("å lu", ["André Å Lund"]),
        ("anne", ["Anne"]),
        ("100%", ["Ib 100%"]),
        ("%", ["Ib 100%"]),
        ("_", []),
        ("  ", ["Anne", "Søren Åbo", "Soeren Dahl", "André Å Lund", "Ib 100%"]),
    ],
)
def test_somebody_is_found_by_name_as_danes_spell_it(arena: Arena, asked: str, names: list[str]) -> None:
    for name in ("Søren Åbo", "Soeren Dahl", "André Å Lund", "Ib 100%"):
        a_participant(arena, by=a_person(name))
    assert found(arena, asked) == names


def test_nobody_of_that_name_is_said_in_plain_words(client: Client, arena: Arena) -> None:
    page = asked_for(client, arena, "Oluf")
    assert "Ingen her hedder noget med »Oluf«. Prøv kun fornavnet, eller bare begyndelsen af det." in page
    assert "<b>Anne</b>" not in page
    for odd in ("%00", "x" * 300, "%F0%9F%8C%B1"):
        assert client.get(f"{address(arena)}?name={odd}").status_code == 200


def test_a_guest_is_found_by_the_name_that_is_shown_and_no_other(client: Client, arena: Arena) -> None:
    guest, bo = as_guest(client, "Skjult navn"), a_person("Bo")
    link = actions.invite(arena=arena, kind=InvitationKind.LINK, by=arena.started_by)
    actions.enter(arena=arena, perspective=Perspective.CITIZEN, invitation=link, by=guest)
    assert found(arena, "skjult") == ["Skjult navn"]
    claim_guest(session=client.session, by=bo)
    assert [found(arena, name) for name in ("skjult", "bo")] == [[], ["Bo"]]
    erase_person(by=bo)
    assert [found(arena, name) for name in ("skjult", "bo", "tidligere")] == [[], [], []]


def test_the_field_is_there_where_many_take_part_and_keeps_what_was_asked(client: Client, arena: Arena) -> None:
    field = 'id="find" type="search" name="name" value="{}"'
    assert field.format("") not in asked_for(client, arena, "")
    a_crowd(arena, {Perspective.CITIZEN: 12})
    assert field.format("") in asked_for(client, arena, "")
    assert field.format("anne") in asked_for(client, arena, "anne")


def test_closed_names_cannot_be_found_from_outside(client: Client, arena: Arena) -> None:
    until = clock.now() + timedelta(days=9)
    actions.close_part(arena=arena, part=Part.PARTICIPANTS, reason="Nogen er bange.", until=until, by=arena.started_by)
    for name in ("anne", "oluf"):
        page = asked_for(client, arena, name)
        assert "Nogen er bange." in page
        assert all(told not in page for told in ("<b>Anne</b>", "hedder noget med", 'id="find"'))
    client.force_login(arena.started_by)
    assert "<b>Anne</b>" in asked_for(client, arena, "anne")


def test_a_name_costs_no_more_questions_the_more_there_are(client: Client, arena: Arena) -> None:
    as_many_for_thirty(
        lambda number: a_crowd(arena, {Perspective.CITIZEN: number}), lambda: asked_for(client, arena, "person")
    )
    with at_most(12):
        asked_for(client, arena, "anne")
