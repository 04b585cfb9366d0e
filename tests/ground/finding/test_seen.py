"""Nobody finds what they may not see: whoever asks, whatever is closed, and whatever has been taken back."""

from datetime import timedelta
from random import Random

import pytest
from django.db import connection
from django.db.utils import ProgrammingError

from samskab.ground.arenas.actions.closing import close_part, open_part
from samskab.ground.arenas.actions.taking_part import leave
from samskab.ground.arenas.enums import Part
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.participants import participation_of
from samskab.ground.arenas.queries.parts import may_see
from samskab.ground.finding.actions.learning import learn_every_word
from samskab.ground.finding.actions.mending import mend
from samskab.ground.finding.models import Findable, Word
from samskab.ground.finding.queries.finding import found
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.stages.gather.actions.framing import state_frame
from samskab.stages.gather.enums import Firmness
from samskab.stages.understand.actions.writing import write_statement
from tests.factories import a_guest, a_participant, a_person, an_arena, an_operator

pytestmark = pytest.mark.django_db
QUESTIONS = ("budget", "budgettet", "budegt", "budgetramme", '"budgettet er"', "hemmelig", "vand budget", "bud")


def a_frame(arena: Arena, words: str = "Budgettet er hemmelig") -> None:
    """Something said to be fixed."""
    state_frame(
        arena=arena,
        what=words,
        firmness=Firmness.FIXED,
        why="Budgetrammen er vedtaget.",
        until="Til næste år",
        by=arena.started_by,
    )


def frames_found(question: str, person: Person | None) -> set[int]:
    """The arenas of the frames that somebody finds."""
    return {row.arena_id for row in found(question, person=person).page if row.kind == "frame"}


def everybody(arenas: list[Arena], lots: Random) -> list[Person | None]:
    """A stranger, a guest, an operator, and one of each perspective, in some of the arenas and gone from others."""
    people: list[Person | None] = [None, a_guest(), an_operator()]
    for perspective in Perspective:
        person = a_person()
        for arena in lots.sample(arenas, lots.randint(0, len(arenas))):
            a_participant(arena, perspective=perspective, by=person)
            if lots.random() < 0.3:
                leave(arena=arena, by=person)
        people.append(person)
    return people


@pytest.mark.parametrize("seed", range(3))
def test_a_frame_is_found_by_exactly_those_who_may_see_it(seed: int) -> None:
    lots = Random(seed)
    arenas = [an_arena(f"Vandet {number}", text="Vand.") for number in range(4)]
    people = everybody(arenas, lots)
    for arena in arenas:
        a_frame(arena)
    for arena in lots.sample(arenas, 3):
        for part in lots.sample(list(Part), lots.randint(1, 4)):
            closed = close_part(
                arena=arena,
                part=part,
                reason="Vi taler om det.",
                until=clock.now() + timedelta(days=9),
                by=arena.started_by,
            )
            if lots.random() < 0.2:
                open_part(closure=closed, by=arena.started_by)
    learn_every_word()

    for person in [*people, arenas[0].started_by]:
        seen = {
            arena.pk
            for arena in arenas
            if may_see(Part.FRAMES, arena, participation_of(person, arena) if person is not None else None)
        }
        assert frames_found("budgettet", person) == seen
        for question in QUESTIONS:
            assert frames_found(question, person) <= seen


def test_what_was_closed_for_a_while_is_found_again_when_the_while_is_over() -> None:
    arena = an_arena()
    a_frame(arena)
    until = clock.now() + timedelta(days=3)
    close_part(arena=arena, part=Part.FRAMES, reason="Vi taler om det.", until=until, by=arena.started_by)

    assert frames_found("budgettet", None) == set()
    with clock.held_at(until + timedelta(seconds=1)):
        assert frames_found("budgettet", None) == {arena.pk}


def test_no_suggestion_tells_of_a_word_that_stands_only_where_it_can_be_closed() -> None:
    a_frame(an_arena(), "Xylofonerne er bestilt")
    learn_every_word()

    assert not Word.objects.filter(word__startswith="xylofon").exists()
    assert found("xylofnoerne", person=None).taken_for == ()


def test_the_app_can_change_nothing_of_what_can_be_found() -> None:
    an_arena()

    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute("UPDATE finding_findable SET words = 'andet'")


def test_everything_is_kept_and_nothing_is_to_be_mended() -> None:
    arena = an_arena()
    a_frame(arena)
    write_statement(arena=arena, words="Vandet stiger.", by=arena.started_by)

    assert set(mend().values()) == {0}
    assert sorted(Findable.objects.values_list("kind", flat=True)) == ["arena", "frame", "statement"]


def test_nothing_that_is_kept_tells_who_said_it() -> None:
    assert {field.name for field in Findable._meta.concrete_fields} == {
        *("id", "kind", "ref", "arena", "part", "title", "words", "at", "touched_at", "vector")
    }
