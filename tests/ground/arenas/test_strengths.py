"""The six strengths: those that are here, and an empty chair with a way to invite for those that are not (M37)."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from samskab.ground.arenas import actions
from samskab.ground.arenas.enums import Part, Strength, asked_first, strength_of
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.strengths import strengths_of
from samskab.ground.people.enums import Perspective
from samskab.kernel import clock
from tests.factories import a_crowd, a_participant, an_arena, as_guest
from tests.support.queries import at_most

pytestmark = pytest.mark.django_db

PAGES = ("balance/", "map/")


def here(arena: Arena) -> set[Strength]:
    return {stand.strength for stand in strengths_of(arena) if stand.is_here}


@pytest.mark.parametrize("strength", Strength)
def test_whom_one_invites_for_a_strength_is_asked_for_it(strength: Strength) -> None:
    assert strength_of(asked_first(strength)) == strength


def test_they_stand_in_one_order_however_many_there_are_of_each() -> None:
    arena = an_arena()
    a_crowd(arena, {Perspective.CITIZEN: 9, Perspective.COMPANY: 1})

    with at_most(1):
        stands = strengths_of(arena)

    assert [stand.strength for stand in stands] == list(Strength)
    assert here(arena) == {Strength.EXPERIENCE, Strength.ENTERPRISE}


@pytest.mark.parametrize("perspective", Perspective)
def test_every_perspective_brings_one(perspective: Perspective) -> None:
    arena = an_arena(perspective=perspective)

    assert here(arena) == {strength_of(perspective)}


def test_one_who_leaves_or_changes_hat_takes_it_along() -> None:
    arena = an_arena()
    mayor = a_participant(arena, perspective=Perspective.POLITICIAN)
    assert Strength.VISION in here(arena)

    actions.take_perspective(arena=arena, perspective=Perspective.VOLUNTEER, by=mayor.person)
    assert here(arena) == {Strength.EXPERIENCE, Strength.CAPACITY}

    actions.leave(arena=arena, by=mayor.person)
    assert here(arena) == {Strength.EXPERIENCE}


@pytest.mark.parametrize("page", PAGES)
def test_a_participant_is_led_to_invite_for_what_is_sought(client: Client, page: str) -> None:
    arena = an_arena()
    client.force_login(arena.started_by)

    shown = client.get(f"/arenas/{arena.slug}/{page}")

    for strength in set(Strength) - {Strength.EXPERIENCE}:
        assertContains(shown, f'href="/arenas/{arena.slug}/invite/?for={asked_first(strength).value}"')
    assertNotContains(shown, "?for=citizen")


@pytest.mark.parametrize("page", PAGES)
def test_strangers_and_guests_see_the_chairs_and_no_way_to_invite(client: Client, page: str) -> None:
    arena = an_arena()
    for come in (lambda: None, lambda: as_guest(client)):
        come()
        shown = client.get(f"/arenas/{arena.slug}/{page}")
        assertContains(shown, "data-sought", count=5)
        assertNotContains(shown, "?for=")


@pytest.mark.parametrize("page", PAGES)
def test_while_it_is_closed_who_takes_part_those_outside_see_no_strengths(client: Client, page: str) -> None:
    arena = an_arena()
    until = clock.now() + timedelta(days=1)
    actions.close_part(arena=arena, part=Part.PARTICIPANTS, reason="Vi er bange.", until=until, by=arena.started_by)

    assertNotContains(client.get(f"/arenas/{arena.slug}/{page}"), "data-sought")
    client.force_login(arena.started_by)
    assertContains(client.get(f"/arenas/{arena.slug}/{page}"), "data-sought", count=5)
