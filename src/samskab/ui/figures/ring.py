"""The balance ring: arcs sized by people, each round cap over the next, and empty chairs where voices are missing."""

from dataclasses import dataclass
from itertools import pairwise
from math import degrees, radians

from samskab.ui.figures.plane import arc, at, number, polar
from samskab.ui.sectors import Counts, by_look

TOP = -90.0
OUTER = 96.0
INNER = {"m": 50.0, "l": 62.0}
VOICE_OUTER, VOICE_INNER, VOICE_GAP = 55.0, 47.0, 1.0
GLYPH, CHAIR, ELBOW = 15.0, 10.0, 2.0


@dataclass(frozen=True)
class Glyph:
    """A sector mark lying on an arc: its corner and its side."""

    x: str
    y: str
    size: str


@dataclass(frozen=True)
class Segment:
    """One arc of the ring: a sector's people, or its empty chairs."""

    sector: str
    empty: bool
    path: str
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True)
class Voice:
    """A sector's share of speaking time, as a thin arc inside the ring."""

    sector: str
    path: str


def woven_arc(start: float, end: float, *, outer: float, inner: float) -> str:
    """A thick arc from one angle to another with a cap at its end and a matching hollow at its start."""
    cap = (outer - inner) / 2
    large = end - start > 180
    return (
        f"M{at(polar(outer, start))}{arc(outer, polar(outer, end), large=large)}{arc(cap, polar(inner, end))}"
        f"{arc(inner, polar(inner, start), large=large, clockwise=False)}"
        f"{arc(cap, polar(outer, start), clockwise=False)}Z"
    )


def plain_arc(start: float, end: float, *, outer: float, inner: float) -> str:
    """A thick arc with straight ends."""
    large = end - start > 180
    return (
        f"M{at(polar(outer, start))}{arc(outer, polar(outer, end), large=large)}L{at(polar(inner, end))}"
        f"{arc(inner, polar(inner, start), large=large, clockwise=False)}Z"
    )


def full_circle(*, outer: float, inner: float) -> str:
    """The ring of one sector alone: an arc that ends where it starts would draw nothing."""
    return "".join(
        f"M{at((radius, 0))}{arc(radius, (-radius, 0), clockwise=turn)}{arc(radius, (radius, 0), clockwise=turn)}Z"
        for radius, turn in ((outer, True), (inner, False))
    )


def _angles(sizes: list[int]) -> list[tuple[float, float]]:
    total = sum(sizes)
    if not total:
        return []
    turned = [TOP + 360 * sum(sizes[:i]) / total for i in range(len(sizes) + 1)]
    return list(pairwise(turned))


def _glyphs(start: float, end: float, *, seats: int, side: float, push: float) -> tuple[Glyph, ...]:
    """Marks spread evenly on an arc, pushed a little forward because the arc's cap reaches past its end.

    Where there is no room for all, there are as many as there is room for: the number is told in words.
    """
    middle = (OUTER + INNER["l"]) / 2
    seats = max(1, min(seats, int(radians(end - start) * middle / (side + ELBOW))))
    forward = push * degrees((OUTER - INNER["l"]) / 4 / middle)
    marks = []
    for seat in range(seats):
        x, y = polar(middle, start + (end - start) * (seat + 0.5) / seats + forward)
        marks.append(Glyph(number(x - side / 2), number(y - side / 2), number(side)))
    return tuple(marks)


def segments(people: Counts, missing: Counts, *, size: str) -> list[Segment]:
    """The arcs of a ring, clockwise from the top; a sector's empty chairs follow its people.

    `size` is "m" (a card: arcs only) or "l" (a page: with sector marks, one for each empty chair).
    Nobody at all gives no arcs.
    """
    inner = INNER[size]
    present, absent = by_look(people), by_look(missing)
    parts = [
        (sector, count, empty)
        for sector in by_look({s: present.get(s, 0) + absent.get(s, 0) for s in (*present, *absent)})
        for count, empty in ((present.get(sector, 0), False), (absent.get(sector, 0), True))
        if count
    ]
    drawn = []
    for (sector, count, empty), (start, end) in zip(parts, _angles([part[1] for part in parts]), strict=True):
        alone = len(parts) == 1
        path = full_circle(outer=OUTER, inner=inner) if alone else woven_arc(start, end, outer=OUTER, inner=inner)
        glyphs: tuple[Glyph, ...] = ()
        if size == "l":
            glyphs = (
                _glyphs(start, end, seats=count, side=CHAIR, push=1.9)
                if empty
                else _glyphs(start, end, seats=1, side=GLYPH, push=1.0)
            )
        drawn.append(Segment(sector, empty, path, glyphs))
    return drawn


def voices(shares: Counts) -> list[Voice]:
    """Speaking time as thin arcs with a small gap between them, clockwise from the top."""
    heard = by_look(shares)
    return [
        Voice(
            sector,
            full_circle(outer=VOICE_OUTER, inner=VOICE_INNER)
            if len(heard) == 1
            else plain_arc(start + VOICE_GAP, end - VOICE_GAP, outer=VOICE_OUTER, inner=VOICE_INNER),
        )
        for sector, (start, end) in zip(heard, _angles(list(heard.values())), strict=True)
    ]
