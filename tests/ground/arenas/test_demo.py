"""The nine stories: whole, from all four sectors, at their sizes, and made only once (M41–M49)."""

import pytest
from django.core.management import call_command

from samskab.ground.arenas.enums import State
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.stories import name_of, stories
from samskab.ground.journal.models import Entry
from samskab.ground.journal.queries import chain_for, verify_chain
from samskab.ground.people.enums import Perspective, Sector
from samskab.kernel.text.lix import lix

HARDEST = 40


@pytest.mark.django_db
def test_the_nine_arenas_are_made_once() -> None:
    for _ in range(2):
        call_command("load_demo_arenas", verbosity=0)
        call_command("load_demo_endings", verbosity=0)
    arenas = list(Arena.objects.order_by("id"))
    assert sorted(arena.size for arena in arenas) == [6, 15, 18, 22, 27, 34, 41, 62, 140]
    assert {Perspective(arena.started_in).sector for arena in arenas} == set(Sector)
    assert sorted(arena.state for arena in arenas) == [State.CLOSED, *[State.OPEN] * 7, State.PAUSED]
    assert [arena.is_asleep for arena in arenas].count(True) == 1
    assert all(verify_chain(chain_for(None, arena.ref)) for arena in arenas)
    assert Entry.objects.filter(kind="arenas.arena_started").count() == 9


@pytest.mark.parametrize("story", stories(), ids=lambda story: story["title"])
def test_a_story_is_told_in_plain_words(story: dict[str, str]) -> None:
    assert lix(f"{story['text']}\n{story['purpose']}") <= HARDEST


def test_many_made_up_people_have_names_of_their_own() -> None:
    names = [name_of(number) for number in range(500)]
    assert len(set(names)) == 500
