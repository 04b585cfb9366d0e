"""Where an arena stands is one rule: a list of those that stand in a step holds exactly those whose journey says so."""

from collections.abc import Callable
from random import Random

import pytest
from django.db.models import Case, CharField, Value, When
from django.test import Client

from samskab.ground.arenas.enums import Step
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries import glimpses, rooms
from samskab.ground.arenas.queries.glimpses import glimpsed
from samskab.ground.arenas.queries.lists import Wanted, arenas_wanted
from samskab.ground.arenas.queries.rooms import Stand, journey, standing
from samskab.ground.people.enums import Perspective
from samskab.kernel.often import Often
from samskab.stages.gather import actions
from samskab.stages.gather.actions.mapping import Told
from tests.factories import a_participant, an_arena
from tests.support.queries import at_most

pytestmark = pytest.mark.django_db

STANDS = [stand.value for stand in Stand]
HATS = (Perspective.CITIZEN, Perspective.PUBLIC_EMPLOYEE, Perspective.VOLUNTEER)


def seen() -> list[Arena]:
    return glimpsed(Arena.objects.all())


def everyone_agrees() -> None:
    """Each step's list and each arena's journey say the same."""
    said = {arena.pk: standing(arena) for arena in seen()}
    for step in Step:
        listed = [arena.pk for arena in arenas_wanted(Wanted(step=step))]
        assert len(listed) == len(set(listed))
        assert set(listed) == {pk for pk, steps in said.items() if step in steps}, step


def by_lot(lots: Random, slugs: list[str]) -> Callable[[], Case]:
    """A step that an app might speak for, in which each arena stands as it happens."""
    drawn = {slug: lots.choice(STANDS) for slug in slugs}
    whens = [When(slug=slug, then=Value(stand)) for slug, stand in drawn.items()]
    return lambda: Case(*whens, default=Value(Stand.NEXT.value), output_field=CharField())


@pytest.mark.parametrize("seed", range(5))
def test_however_arenas_gather_the_list_and_the_journey_agree(seed: int) -> None:
    lots = Random(seed)
    for number in range(8):
        arena = an_arena(f"Arena {number}")
        others = [a_participant(arena, perspective=lots.choice(HATS)).person for _ in range(lots.randrange(3))]
        here = [arena.started_by, *others]
        if lots.random() < 0.4:
            actions.add_actor(arena=arena, told=Told(name="Lejere", affected=True), by=lots.choice(here))
        for person in here:
            if lots.random() < 0.6:
                actions.answer_together(arena=arena, alone="Alt", by=person)

    everyone_agrees()


@pytest.mark.parametrize("seed", range(5))
def test_however_many_steps_there_are_the_list_and_the_journey_agree(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    lots = Random(seed)
    slugs = [an_arena(f"Arena {number}").slug for number in range(12)]
    for step in lots.sample(list(Step)[2:], 4):
        monkeypatch.setitem(rooms._standings, step, (by_lot(lots, slugs), lambda _arena, _stand: ""))
    monkeypatch.setattr(glimpses, "_SEEN", Often(glimpses._with_glimpses))  # it is put into words anew, of these steps

    everyone_agrees()
    assert len({step for arena in seen() for step in standing(arena)}) > 1


def test_an_arena_that_was_read_without_how_it_stands_is_not_guessed_at() -> None:
    arena = an_arena()
    with pytest.raises(KeyError):
        standing(arena)
    with pytest.raises(KeyError):
        journey(arena)


def test_machines_are_told_and_ask_by_the_same_rule(client: Client) -> None:
    alone, together = an_arena("Alene"), an_arena("Sammen")
    a_participant(together)

    with at_most(4):
        found = client.get("/api/arenas?step=gather").json()["items"]
    assert [(each["slug"], each["steps"]) for each in found] == [(together.slug, ["gather"])]
    every = client.get("/api/arenas").json()["items"]
    assert {each["slug"]: each["steps"] for each in every} == {alone.slug: ["spark"], together.slug: ["gather"]}
    assert client.get(f"/api/arenas/{alone.slug}").json()["steps"] == ["spark"]
    assert client.get("/api/arenas?step=nowhere").status_code == 422
