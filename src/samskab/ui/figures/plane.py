"""Points, and how they are written in an SVG path."""

from functools import lru_cache
from math import cos, radians, sin

Point = tuple[float, float]


@lru_cache(maxsize=8_192)
def number(value: float) -> str:
    """At most two decimals and no trailing zeros: -0.0 → "0", 2.50 → "2.5"."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def polar(radius: float, degrees: float) -> Point:
    """The point on a circle round the origin. 0° is three o'clock, and degrees grow clockwise as on screen."""
    angle = radians(degrees)
    return radius * cos(angle), radius * sin(angle)


def at(point: Point) -> str:
    """A point as a path writes it: "x y"."""
    return f"{number(point[0])} {number(point[1])}"


def arc(radius: float, to: Point, *, large: bool = False, clockwise: bool = True) -> str:
    """An arc command from where the path stands to a point."""
    return f"A{number(radius)} {number(radius)} 0 {int(large)} {int(clockwise)} {at(to)}"
