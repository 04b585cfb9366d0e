"""Voices over time: one column a week, cut by the sectors' shares of what was said. It always reaches from 0 to 100."""

from collections.abc import Sequence
from dataclasses import dataclass

from samskab.ui.figures.plane import number
from samskab.ui.figures.shares import percentages
from samskab.ui.sectors import Counts, by_look

SIZES = {"wide": (600.0, 300.0), "narrow": (330.0, 300.0)}
LEFT, TOP, BOTTOM = 58.0, 14.0, 34.0
RIGHT = 18.0  # half a label reaches past the last column
GAP = 2.0
MARK, LEAST_MARK, AROUND = 14.0, 8.0, 4.0
FILLED = 0.66
MOST = 12
# A label is so wide that more than this many would run into each other.
MOST_LABELS = {"wide": 8, "narrow": 4}


@dataclass(frozen=True)
class Part:
    """One sector's part of a column; its mark is drawn when the part is tall enough to hold it."""

    sector: str
    share: int
    x: str
    y: str
    width: str
    height: str
    mark: str
    mark_x: str
    mark_y: str


@dataclass(frozen=True)
class Column:
    """A week: its parts from the bottom up, or an empty frame when nobody, or too few, spoke."""

    label: str
    label_x: str
    x: str
    y: str
    width: str
    height: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Columns:
    """The chart in its own units, with a line and a number for 0, 50 and 100 percent."""

    width: str
    height: str
    right: str
    label_y: str
    lines: tuple[tuple[int, str, str], ...]
    columns: tuple[Column, ...]


def _parts(counts: dict[str, int], *, x: float, width: float, floor: float, height: float) -> tuple[Part, ...]:
    """One on the other from the floor up, with a gap of paper over each but the last."""
    shares = percentages(tuple(counts.values()))
    total, top, parts = sum(counts.values()), floor, []
    mark = min(MARK, width - AROUND)
    for place, (sector, count) in enumerate(counts.items(), start=1):
        tall = height * count / total
        top -= tall
        gap = min(GAP, tall / 2) if place < len(counts) else 0.0
        holds = mark >= LEAST_MARK and tall - gap >= mark + AROUND
        parts.append(
            Part(
                sector=sector,
                share=shares[place - 1],
                x=number(x),
                y=number(top + gap),
                width=number(width),
                height=number(tall - gap),
                mark=number(mark) if holds else "",
                mark_x=number(x + (width - mark) / 2),
                mark_y=number(top + gap + (tall - gap - mark) / 2),
            )
        )
    return tuple(parts)


def columns(weeks: Sequence[tuple[str, Counts]], *, kind: str) -> Columns:
    """The last twelve weeks as (label, counts). ValueError when there are none to draw."""
    if not weeks:
        raise ValueError("A chart needs at least one week.")
    shown = list(weeks[-MOST:])
    width, height = SIZES[kind]
    room, floor = (width - LEFT - RIGHT) / len(shown), height - BOTTOM
    every = -(-len(shown) // MOST_LABELS[kind])
    drawn = []
    for place, (label, counts) in enumerate(shown):
        # The last week always has its label, and the others count back from it.
        named = (len(shown) - 1 - place) % every == 0
        wide = min(room * FILLED, 56.0)
        x = LEFT + room * (place + 0.5) - wide / 2
        heard = by_look(counts)
        drawn.append(
            Column(
                label=label if named else "",
                label_x=number(x + wide / 2),
                x=number(x),
                y=number(TOP),
                width=number(wide),
                height=number(floor - TOP),
                parts=_parts(heard, x=x, width=wide, floor=floor, height=floor - TOP),
            )
        )
    lines = tuple(
        (percent, number(floor - (floor - TOP) * percent / 100), number(floor - (floor - TOP) * percent / 100 + 5))
        for percent in (0, 50, 100)
    )
    return Columns(number(width), number(height), number(width - RIGHT), number(height - 8), lines, tuple(drawn))
