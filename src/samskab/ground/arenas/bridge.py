"""From an arena's acts to the engine that measures how evenly they are spread, and back to what may be shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from samskab.engines.measures import gini, top_share
from samskab.kernel.few import FEWEST

TENTH = 10


@dataclass(frozen=True)
class Evenness:
    """Whole percents: how unevenly acts are spread (0 is all alike), and what the busiest tenth has done.

    None where fewer than five people would be told of (G9).
    """

    spread: int | None
    tenth: int | None


def evenness(acts: Sequence[int]) -> Evenness:
    """How evenly acts are spread over those who take part: numbers without names."""
    enough = sum(1 for number in acts if number) >= FEWEST
    spread = gini(acts) if enough else None
    tenth = top_share(acts, 1 / TENTH) if enough and len(acts) >= TENTH * FEWEST else None
    return Evenness(*(None if share is None else round(100 * share) for share in (spread, tenth)))
