"""The distance between us: one lane a sector, where only the value decides the place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from samskab.ui.figures.plane import number
from samskab.ui.sectors import SECTORS, sector_look

WIDTH, HEIGHT, EDGE = 320.0, 64.0, 10.0
FIRST_LANE, LANE = 10.0, 14.7
MARK = 13.0


@dataclass(frozen=True)
class Place:
    """A sector's mark on its lane."""

    sector: str
    x: str
    y: str


@dataclass(frozen=True)
class Track:
    """Marks on a scale, the band between the two furthest apart, and a tick for each whole step."""

    left: str
    width: str
    ticks: str
    places: tuple[Place, ...]


def track(values: Mapping[Any, float], *, low: int = 1, high: int = 5) -> Track:
    """Places on an asked scale from `low` to `high`; ValueError for a value outside it, or none at all."""
    given = {sector_look(sector).key: value for sector, value in values.items()}
    if not given or any(not low <= value <= high for value in given.values()):
        raise ValueError(f"Values must lie from {low} to {high}: {given}.")

    def x(value: float) -> float:
        return EDGE + (value - low) / (high - low) * (WIDTH - 2 * EDGE)

    left, right = x(min(given.values())), x(max(given.values()))
    return Track(
        left=number(left),
        width=number(right - left),
        ticks="".join(f"M{number(x(step))} 1V{number(HEIGHT - 1)}" for step in range(low, high + 1)),
        places=tuple(
            Place(look.key, number(x(given[look.key]) - MARK / 2), number(FIRST_LANE + lane * LANE - MARK / 2))
            for lane, look in enumerate(SECTORS)
            if look.key in given
        ),
    )
