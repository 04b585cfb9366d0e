"""The rooms of an arena: each app adds the pages that stand as tabs on it, and how its step of the journey stands."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Exists, Q
from django.utils.functional import Promise

from samskab.ground.arenas.enums import Step
from samskab.ground.arenas.models import Arena


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


StandProvider = Callable[[Arena], StepStand]
_rooms: dict[str, Room] = {}
_stands: dict[Step, StandProvider] = {}
Begun = Callable[[], Q | Exists]
_begun: dict[Step, Begun] = {}


def add_room(room: Room) -> None:
    """Add a tab; apps do this in their `manifest`. A key can be taken only once."""
    if room.key in _rooms:
        raise ValueError(f"two apps have a room called »{room.key}«")
    _rooms[room.key] = room


def rooms() -> tuple[Room, ...]:
    """Every tab, in order."""
    return tuple(sorted(_rooms.values(), key=lambda room: room.order))


def stands_in(step: Step) -> Callable[[StandProvider], StandProvider]:
    """Register how an arena stands in a step, told from its attributes and glimpses: no query."""

    def register(provider: StandProvider) -> StandProvider:
        _stands[step] = provider
        return provider

    return register


def begun_when(step: Step) -> Callable[[Begun], Begun]:
    """Register the condition of an arena having begun a step, asked of its row: `OuterRef("pk")` is the arena."""

    def register(condition: Begun) -> Begun:
        _begun[step] = condition
        return condition

    return register


def steps_begun() -> tuple[Step, ...]:
    """The steps that somebody can tell have begun, in the order of the journey."""
    return tuple(step for step in Step if step in _begun)


def has_begun(step: Step) -> Q | Exists:
    """The condition of arenas that have begun a step; one that no app speaks for yet, none has begun."""
    return _begun[step]() if step in _begun else Q(pk__in=())


def journey(arena: Arena) -> tuple[StepStand, ...]:
    """The eight steps in order; one that no app speaks for yet is still to come."""
    return tuple(_stands[step](arena) if step in _stands else StepStand(step, Stand.NEXT) for step in Step)


def standing(arena: Arena) -> tuple[Step, ...]:
    """The steps an arena is at: those it stands in now, or the last one it has been through."""
    steps = journey(arena)
    now = tuple(each.step for each in steps if each.stand == Stand.NOW)
    return now or tuple(each.step for each in steps if each.stand == Stand.DONE)[-1:]
