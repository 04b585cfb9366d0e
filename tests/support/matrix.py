"""What somebody may do, found by trying it and taking it back: the same table for every perspective (G2, G4, G5)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.actions.resting import TIME_TO_SAY_NOT_YET, settle_rests
from samskab.ground.arenas.enums import Outcome, RestKind, State
from samskab.ground.arenas.models import Arena
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from tests.factories import a_guest, a_participant, a_person, an_arena

Act = Callable[[Person], object]
DONE = "done"


class _TakenBackError(Exception):
    """It was done, and is taken back."""


@dataclass(frozen=True)
class Table:
    """An arena with one of each perspective in it, and those who look in from outside."""

    arena: Arena
    host: Person  # lit it, and asks and states what the others act upon
    second: Person  # somebody from the public side beside the host
    inside: Mapping[Perspective, Person]
    operator_inside: Person
    outside: Mapping[Perspective, Person]
    operator: Person
    guest: Person


def laid(state: State) -> Table:
    """A table in an arena that is open, paused or closed."""
    host = a_person("Vært")
    arena = an_arena(by=host)
    operator_inside = a_person(operator=True)
    a_participant(arena, by=operator_inside)
    second = a_participant(arena, perspective=Perspective.PUBLIC_LEADER).person
    table = Table(
        arena=arena,
        host=host,
        second=second,
        inside={each: a_participant(arena, perspective=each).person for each in Perspective},
        operator_inside=operator_inside,
        outside={each: a_person(perspectives=[each]) for each in Perspective},
        operator=a_person(operator=True),
        guest=a_guest(),
    )
    if state != State.OPEN:
        _rest(table, state)
    arena.refresh_from_db()
    return table


def _rest(table: Table, state: State) -> None:
    kind, outcome = (RestKind.PAUSE, None) if state == State.PAUSED else (RestKind.CLOSE, Outcome.PARTLY)
    arenas.propose_rest(arena=table.arena, kind=kind, outcome=outcome, reason="Vi hviler.", by=table.host)
    with clock.held_at(clock.now() + TIME_TO_SAY_NOT_YET + timedelta(minutes=1)):
        settle_rests()


def tried(act: Act, who: Person) -> str:
    """`DONE`, or the code of the refusal. Whatever was done is taken back."""
    try:
        with transaction.atomic():
            act(who)
            raise _TakenBackError
    except _TakenBackError:
        return DONE
    except Refusal as refusal:
        return refusal.code


def alike(act: Act, people: Mapping[Perspective, Person]) -> str:
    """What all of them get; fails when one perspective gets another answer than the rest."""
    answers = {perspective: tried(act, person) for perspective, person in people.items()}
    assert len(set(answers.values())) == 1, answers
    return next(iter(answers.values()))
