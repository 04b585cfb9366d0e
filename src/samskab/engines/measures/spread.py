"""How evenly something is spread over people, whatever it is: contributions, minutes, promises."""

import math
from collections.abc import Iterable


def gini(values: Iterable[float]) -> float | None:
    """The Gini coefficient of what each person has, those with nothing included.

    0 when all have the same, 1 − 1/n when one of n has everything; None when nobody has anything, for then there is
    nothing to spread. It does not change when all values are scaled, or when the same people are counted twice.

    Gini (1912) as Σᵢ Σⱼ |xᵢ − xⱼ| / (2 n² x̄), computed as Σᵢ (2i − n − 1) xᵢ / (n Σ x) over the values in rising order.
    Raises ValueError for a value below zero or not finite.
    """
    rising = sorted(_parts(values))
    if not rising:
        return None
    number = len(rising)
    weighted = math.fsum((2 * place - number - 1) * part for place, part in enumerate(rising, start=1))
    return min(max(0.0, weighted / number), 1 - 1 / number)


def top_share(values: Iterable[float], of: float = 0.1) -> float | None:
    """How much of it all the most active part of the people has: `of` 0.1 is the busiest tenth.

    Between `of`, when all have the same, and 1; None when nobody has anything. Where the part is no whole number of
    people, the last one counts in proportion: a tenth of fifteen is one and a half. That is 1 − L(1 − of) on the curve
    of Lorenz (1905). Raises ValueError for a value below zero or not finite, and for an `of` outside 0 to 1.
    """
    if not 0 < of <= 1:
        raise ValueError(f"{of} is no part of the people")
    falling = sorted(_parts(values), reverse=True)
    if not falling:
        return None
    people = of * len(falling)
    whole = min(int(people), len(falling))
    last = (people - whole) * falling[whole] if whole < len(falling) else 0.0
    return min(1.0, max(of, math.fsum([*falling[:whole], last])))


def _parts(values: Iterable[float]) -> list[float]:
    """Each person's part of it all; nothing when nobody has anything."""
    found = list(values)
    for value in found:
        if not 0 <= value < math.inf:
            raise ValueError(f"{value} is nothing that a person can have")
    most = max(found, default=0)
    if not most:
        return []
    # By the largest first, so that no sum is too large to be written.
    scaled = [value / most for value in found]
    total = math.fsum(scaled)
    return [value / total for value in scaled]
