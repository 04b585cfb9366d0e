"""No group is told of that is so small that its people could be known, and none that would give such a group away."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Group = TypeVar("Group", bound=Hashable)
LEAST = 5


@dataclass(frozen=True, slots=True)
class Suppressed(Generic[Group]):
    """What of some counts may be shown: these, and the sum of all unless it is itself too small.

    It does not say why a group is hidden. A reader who knew which were the small ones could count backwards.
    """

    shown: Mapping[Group, int]
    hidden: frozenset[Group]
    total: int | None


def suppress(counts: Mapping[Group, int], least: int = LEAST) -> Suppressed[Group]:
    """Hide every group of 1 to `least` − 1 people, and as many others as it takes to keep them hidden.

    Nought is shown, for it is about nobody and names a voice that is missing. What is hidden cannot be found from the
    rest, the sum of all, and this text: for each hidden group at least two numbers remain possible, when there are two
    groups or more.

    1. The small groups are hidden (primary suppression).
    2. They hide each other when they are several, are `least` people together, and are not all of 1 or all of
       `least` − 1. Otherwise the next larger groups are hidden too, all of the same size, so that nobody can tell
       which of the hidden is the small one (complementary suppression, Cox 1980).
    3. When no group is left to show, the groups of nought are hidden as well.

    Raises ValueError for a count below zero, and for a `least` below two.
    """
    if least < 2:
        raise ValueError("with fewer than two there is nothing to hide")
    if any(count < 0 for count in counts.values()):
        raise ValueError("no group has fewer than nobody")
    hidden = {group for group, count in counts.items() if 0 < count < least}
    if hidden and not _hide_each_other([counts[group] for group in hidden], least):
        larger = [count for count in counts.values() if count >= least]
        hidden |= {group for group, count in counts.items() if larger and count == min(larger)}
    if hidden and not any(count for group, count in counts.items() if group not in hidden):
        hidden = set(counts)
    total = sum(counts.values())
    return Suppressed(
        {group: count for group, count in counts.items() if group not in hidden},
        frozenset(hidden),
        total if total == 0 or total >= least else None,
    )


def _hide_each_other(small: list[int], least: int) -> bool:
    return sum(small) >= least and len(small) < sum(small) < (least - 1) * len(small)
