"""So many of so many: seats, filled and open, as long as one can count them, and a bar when there are more."""

from dataclasses import dataclass

from samskab.ui.figures.plane import number

MOST_SEATS = 40
WIDTH = 200.0
LEAST = 1.5  # one is seen among thousands, and the one who is missing too


@dataclass(frozen=True)
class Part:
    """Which seats are filled; without seats, how much of the bar is."""

    seats: tuple[bool, ...]
    width: str


def part(value: int, of: int) -> Part:
    """The drawing of `value` out of `of`; ValueError when it cannot be."""
    if not 0 <= value <= of or of == 0:
        raise ValueError(f"{value} of {of} cannot be drawn.")
    if of <= MOST_SEATS:
        return Part(tuple(place < value for place in range(of)), "")
    exact = WIDTH * value / of
    return Part((), number(exact if value in (0, of) else min(max(exact, LEAST), WIDTH - LEAST)))
