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
    width = part_width(value, of)
    return Part(tuple(place < value for place in range(of)), "") if of <= MOST_SEATS else Part((), width)


def part_width(value: int, of: int) -> str:
    """How long the bar of `value` out of `of` is, of `WIDTH`; ValueError when it cannot be drawn."""
    if not 0 <= value <= of or of == 0:
        raise ValueError(f"{value} of {of} cannot be drawn.")
    exact = WIDTH * value / of
    return number(exact if value in (0, of) else min(max(exact, LEAST), WIDTH - LEAST))
