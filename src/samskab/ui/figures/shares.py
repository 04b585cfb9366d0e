"""Agree, disagree and don't know as one bar: filled, hatched, open. Never in the colours of the sectors."""

from dataclasses import dataclass

from samskab.ui.figures.plane import number

WIDTH = 200.0


@dataclass(frozen=True)
class Shares:
    """Where the hatched part begins and how wide it is, with the percentages for the words beside it."""

    agree_width: str
    disagree_width: str
    agree: int
    disagree: int
    unsure: int


def percentages(counts: tuple[int, ...]) -> tuple[int, ...]:
    """Whole percentages that add up to 100: the largest remainders are rounded up."""
    total = sum(counts)
    exact = [100 * count / total for count in counts]
    whole = [int(share) for share in exact]
    by_remainder = sorted(range(len(counts)), key=lambda i: whole[i] - exact[i])
    for i in by_remainder[: 100 - sum(whole)]:
        whole[i] += 1
    return tuple(whole)


def shares(agree: int, disagree: int, unsure: int) -> Shares:
    """The bar of these answers; ValueError when nobody has answered, or a count is below none."""
    counts = (agree, disagree, unsure)
    total = sum(counts)
    if total <= 0 or min(counts) < 0:
        raise ValueError(f"A bar needs answers: {counts}.")
    return Shares(number(WIDTH * agree / total), number(WIDTH * disagree / total), *percentages(counts))
