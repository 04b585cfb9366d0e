"""The rooms of an arena: each app adds the pages that stand as tabs on it, and how its step of the journey stands."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from operator import or_

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.expressions import BaseExpression
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import Step
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.glimpses import glimpse, glimpse_of


@dataclass(frozen=True)
class Room:
    """One tab: a key, its words, the name of its address (which takes the slug), and its place in the row."""

    key: str
    label: str | Promise
    url_name: str
    order: int


class Stand(StrEnum):
    """How an arena stands in a step: been there, there now, begun beside another, not yet."""

    DONE = "done"
    NOW = "now"
    PART = "part"
    NEXT = "next"


@dataclass(frozen=True)
class StepStand:
    """A step of one arena, with a short line on what is to be seen there."""

    step: Step
    stand: Stand
    note: str | Promise = ""


Standing = Callable[[], BaseExpression]
Note = Callable[[Arena, Stand], str | Promise]
Agreed = Callable[[Step], BaseExpression]
_rooms: dict[str, Room] = {}
_standings: dict[Step, tuple[Standing, Note]] = {}
_agreed: list[Agreed] = []


def add_room(room: Room) -> None:
    """Add a tab; apps do this in their `manifest`. A key can be taken only once."""
    if room.key in _rooms:
        raise ValueError(f"two apps have a room called »{room.key}«")
    _rooms[room.key] = room


def rooms() -> tuple[Room, ...]:
    """Every tab, in order."""
    return tuple(sorted(_rooms.values(), key=lambda room: room.order))


def stands_in(step: Step, note: Note) -> Callable[[Standing], Standing]:
    """Register how an arena stands in a step: an expression over its row that is one of `Stand`.

    It is the one rule, for a page of the arena and for a list of those that stand there. `note` is the short line on
    what is to be seen, told from the arena's attributes and its glimpses: no query.
    """

    def register(standing: Standing) -> Standing:
        _standings[step] = (standing, note)
        return standing

    return register


def agreed_in(agreed: Agreed) -> Agreed:
    """Register where an arena has agreed that it stands: an expression for a step that is one of `Stand`, or nothing.

    What people agreed on goes before what is computed, for as long as it stands.
    """
    _agreed.append(agreed)
    return agreed


@glimpse
def stands() -> dict[str, BaseExpression]:
    """How an arena stands in each step that is told of, by name: `stand_gather` and its like."""
    return {_name(step): _stands(step) for step in steps_told()}


@glimpse
def agreements() -> dict[str, BaseExpression]:
    """Where an arena has agreed that it stands, by step: `agreed_gather` and its like; nothing where it has not."""
    return {_agreed_name(step): agreed(step) for agreed in _agreed for step in Step}


def steps_told() -> tuple[Step, ...]:
    """The steps that some app can tell of, or people can agree on, in the order of the journey."""
    return tuple(step for step in Step if step in _standings or _agreed)


def at_step(rows: QuerySet[Arena], step: Step) -> QuerySet[Arena]:
    """The arenas that are at a step, exactly those of which `standing` says so."""
    now = {each: Q((_name(each), Stand.NOW)) for each in steps_told()}
    done = {each: Q((_name(each), Stand.DONE)) for each in steps_told()}
    if step not in now:
        return rows.none()
    rows = rows.alias(**stands())
    steps = list(Step)
    later = [condition for each, condition in done.items() if steps.index(each) > steps.index(step)]
    last = reduce(or_, [*now.values(), *later])
    return rows.filter(now[step] | (done[step] & ~last))


def journey(arena: Arena) -> tuple[StepStand, ...]:
    """The eight steps in order, of an arena read with its glimpses; one that nobody speaks for is still to come."""
    told = steps_told()
    return tuple(_stand(arena, step) if step in told else StepStand(step, Stand.NEXT) for step in Step)


def been_through(arena: Arena) -> tuple[Step, ...]:
    """The steps an arena is done with for now, as its journey shows them."""
    return tuple(step for step in steps_told() if glimpse_of(arena, _name(step)) == Stand.DONE)


def standing(arena: Arena) -> tuple[Step, ...]:
    """The steps an arena is at: those it stands in now, or the last one it has been through."""
    told = {step: Stand(glimpse_of(arena, _name(step))) for step in steps_told()}
    now = tuple(step for step, stand in told.items() if stand == Stand.NOW)
    return now or tuple(step for step, stand in told.items() if stand == Stand.DONE)[-1:]


def _stands(step: Step) -> BaseExpression:
    computed = _standings[step][0]() if step in _standings else Value(Stand.NEXT.value)
    agreed = [each(step) for each in _agreed]
    return Coalesce(*agreed, computed, output_field=CharField()) if agreed else computed


def _stand(arena: Arena, step: Step) -> StepStand:
    stand = Stand(glimpse_of(arena, _name(step)))
    if _agreed and glimpse_of(arena, _agreed_name(step)):
        return StepStand(step, stand, _("Det har vi aftalt"))
    return StepStand(step, stand, _standings[step][1](arena, stand) if step in _standings else "")


def _name(step: Step) -> str:
    return f"stand_{step.value}"


def _agreed_name(step: Step) -> str:
    return f"agreed_{step.value}"
