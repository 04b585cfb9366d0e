"""The logo: four equal discs, each over one and under one. Where all four meet is the arena."""

from functools import cache
from math import hypot, sqrt

from samskab.ui.figures.plane import Point, arc, at, polar

RADIUS = 61.5
SPREAD = RADIUS / 2
VIEW_BOX = "-96 -96 192 192"


def _crossing(one: Point, other: Point) -> tuple[Point, Point]:
    """Where two discs of the same size cross, the point furthest from the middle first."""
    width, height = other[0] - one[0], other[1] - one[1]
    distance = hypot(width, height)
    reach = sqrt(RADIUS**2 - distance**2 / 4) / distance
    middle = ((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
    first = (middle[0] - height * reach, middle[1] + width * reach)
    second = (middle[0] + height * reach, middle[1] - width * reach)
    return (first, second) if hypot(*first) > hypot(*second) else (second, first)


@cache
def petals() -> tuple[str, ...]:
    """Four paths, clockwise from north-east: each disc less what its predecessor covers."""
    centres = [polar(SPREAD, -45 + 90 * i) for i in range(4)]
    crossings = [_crossing(centres[i], centres[i - 1]) for i in range(4)]
    return tuple(
        f"M{at(outer)}{arc(RADIUS, inner, large=True)}{arc(RADIUS, outer, clockwise=False)}Z"
        for outer, inner in crossings
    )


@cache
def arena() -> str:
    """The path of the area that all four share."""
    centres = [polar(SPREAD, -45 + 90 * i) for i in range(4)]
    corners = [_crossing(centres[i], centres[(i + 1) % 4])[1] for i in range(4)]
    return f"M{at(corners[0])}" + "".join(arc(RADIUS, corners[(i + 1) % 4]) for i in range(4)) + "Z"
