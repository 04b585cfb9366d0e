"""A soft line round some points, and whether boxes of words are in the way of each other."""

from collections.abc import Sequence
from math import cos, pi, sin
from typing import TypeAlias

from samskab.ui.figures.plane import Point, at

# Left, top, right, bottom.
Box: TypeAlias = tuple[float, float, float, float]


def hull(points: list[Point]) -> list[Point]:
    """The corners of the smallest shape with no dent that holds all points, clockwise on paper."""
    rows = sorted(set(points))
    if len(rows) < 3:
        return rows
    half: list[list[Point]] = []
    for each in (rows, rows[::-1]):
        side: list[Point] = []
        for point in each:
            while len(side) > 1 and _turn(side[-2], side[-1], point) <= 0:
                side.pop()
            side.append(point)
        half.append(side[:-1])
    return half[0] + half[1]


def _turn(one: Point, two: Point, three: Point) -> float:
    return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0])


def spread(corners: list[Point], room: float) -> list[Point]:
    """The hull with room for the dots on its edge: each corner stands for a small circle."""
    ring = [(room * cos(step * pi / 4), room * sin(step * pi / 4)) for step in range(8)]
    return hull([(x + across, y + down) for x, y in corners for across, down in ring])


def rounded(corners: list[Point]) -> str:
    """A soft line through the middles of the hull's sides, which its corners only pull at."""
    after = corners[1:] + corners[:1]
    halves = [((one[0] + two[0]) / 2, (one[1] + two[1]) / 2) for one, two in zip(corners, after, strict=True)]
    ends = halves[1:] + halves[:1]
    pulls = "".join(f"Q{at(corner)} {at(half)}" for corner, half in zip(after, ends, strict=True))
    return f"M{at(halves[0])}{pulls}Z"


def covered(box: Box, points: Sequence[Point], room: float) -> int:
    """How many points lie in a box or so near it."""
    return sum(box[0] - room < x < box[2] + room and box[1] - room < y < box[3] + room for x, y in points)


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes share anything."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
