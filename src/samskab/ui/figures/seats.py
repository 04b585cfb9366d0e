"""The seats round the table of a decision: where each answer sits, and arcs where there are more than one can see.

Filled is consent, with a hole when there is a concern; pulled in and lit is an open objection; struck is standing
aside; dashed has not answered. A seat says which sector somebody comes from and never who they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from math import radians
from typing import Any, TypeAlias

from samskab.ui.figures.plane import at, polar
from samskab.ui.figures.ring import full_circle, plain_arc
from samskab.ui.sectors import SECTORS, sector_look

# The answers in the order they sit within a sector.
STATES = ("consent", "concern", "stand_aside", "objection", "none")
# How many of each sector answer what: sector → state → how many.
Answers: TypeAlias = Mapping[Any, Mapping[str, int]]

MOST_SEATS = 60
TOP = -90.0
RADIUS, PULLED_IN = 142.0, 119.0
LARGEST, SMALLEST, ROOM = 22.0, 11.0, 0.84
GAP = 5.0  # degrees between two sectors
OUTER, INNER = 153.0, 131.0
ARC_GAP = 0.6
LEAST = 1.2  # degrees: one who answers otherwise is seen among thousands


@dataclass(frozen=True)
class Seat:
    """One seat: the sector's mark, its state, and where its middle is. `sink` lowers what is drawn in a triangle."""

    sector: str
    state: str
    at: str
    sink: str


@dataclass(frozen=True)
class Arc:
    """All of one sector who answer the same."""

    sector: str
    state: str
    path: str


@dataclass(frozen=True)
class Table:
    """The drawing: seats, or arcs with one lit seat for each sector that has an open objection."""

    seats: tuple[Seat, ...]
    arcs: tuple[Arc, ...]
    side: float


def counted(answers: Answers) -> dict[str, dict[str, int]]:
    """The answers keyed as they are drawn, in the order drawn, without what is nobody's; ValueError for an odd one."""
    given: dict[str, dict[str, int]] = {}
    for sector, states in answers.items():
        if odd := set(states) - set(STATES):
            raise ValueError(f"Not an answer: {odd}. Use {', '.join(STATES)}.")
        if min(states.values(), default=0) < 0:
            raise ValueError(f"Nobody can be fewer than none: {states}.")
        found = {state: states[state] for state in STATES if states.get(state)}
        if found:
            given[sector_look(sector).key] = found
    return {look.key: given[look.key] for look in SECTORS if look.key in given}


def table(answers: Answers) -> Table:
    """The seats of those who may answer; nobody at all gives none."""
    given = counted(answers)
    total = sum(sum(states.values()) for states in given.values())
    if not total:
        return Table((), (), LARGEST)
    return _seated(given, total) if total <= MOST_SEATS else _gathered(given, total)


def _seated(given: dict[str, dict[str, int]], total: int) -> Table:
    gap = GAP if len(given) > 1 else 0.0
    step = (360 - gap * len(given)) / total
    side = min(LARGEST, max(SMALLEST, ROOM * RADIUS * radians(step)))
    seats, angle = [], TOP + gap / 2
    for sector, states in given.items():
        for state, count in states.items():
            for _place in range(count):
                seats.append(_seat(sector, state, angle + step / 2))
                angle += step
        angle += gap
    return Table(tuple(seats), (), side)


def _seat(sector: str, state: str, angle: float) -> Seat:
    radius = PULLED_IN if state == "objection" else RADIUS
    return Seat(sector, state, at(polar(radius, angle)), "2" if sector == "erhverv" else "0")


def _gathered(given: dict[str, dict[str, int]], total: int) -> Table:
    """Arcs as wide as those who answer so; each is at least wide enough to be seen, and the others give way."""
    parts = [(sector, state, count) for sector, states in given.items() for state, count in states.items()]
    free = 360 - GAP * len(given) if len(given) > 1 else 360.0
    exact = [max(LEAST, free * count / total) for _sector, _state, count in parts]
    widths = [width * free / sum(exact) for width in exact]
    starts = [0.0, *accumulate(widths)]
    order = list(given)
    seats, arcs = [], []
    for (sector, state, _count), start, width in zip(parts, starts, widths, strict=False):
        begin = TOP + (GAP / 2 + GAP * order.index(sector) if len(order) > 1 else 0.0) + start
        if state == "objection":
            seats.append(_seat(sector, state, begin + width / 2))
        edge = min(ARC_GAP, width / 4)
        whole = len(parts) == 1
        path = (
            full_circle(outer=OUTER, inner=INNER)
            if whole
            else plain_arc(begin + edge, begin + width - edge, outer=OUTER, inner=INNER)
        )
        arcs.append(Arc(sector, state, path))
    return Table(tuple(seats), tuple(arcs), LARGEST)
