"""How much each group has said, week by week."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

Group = TypeVar("Group", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Window(Generic[Group]):
    """What was said from `begins` and before `ends`: a count for every group that is heard in any of the windows."""

    begins: datetime
    ends: datetime
    counts: Mapping[Group, int]


def by_week(
    moments: Sequence[datetime], groups: Sequence[Group], *, weeks: int, until: datetime, wide: int = 1
) -> tuple[Window[Group], ...]:
    """Count contributions in `weeks` windows, the oldest first, each ending a week after the one before.

    `moments` and `groups` go together: contribution number i was made then, by somebody of that group. The last window
    ends at `until`, which is itself not in it. A window is `wide` weeks; wider ones slide over each other and even out
    a quiet holiday. A week is seven days by the clock of `until`, so it begins at the same hour in summer and winter.

    These are counts of contributions, and nothing is hidden: whoever shows them sees to it that enough people are
    behind. Takes all moments with a time zone, or all without. Raises ValueError when the two sequences are not
    equally long, and when `weeks` or `wide` is below one.
    """
    if weeks < 1 or wide < 1:
        raise ValueError("a window is at least one week, and there is at least one of them")
    heard = list(zip(moments, groups, strict=True))
    spans = [(until - timedelta(weeks=back + wide), until - timedelta(weeks=back)) for back in range(weeks - 1, -1, -1)]
    counted = [Counter(group for moment, group in heard if begins <= moment < ends) for begins, ends in spans]
    everyone = dict.fromkeys(group for _, group in heard if any(group in counts for counts in counted))
    return tuple(
        Window(begins, ends, {group: counts[group] for group in everyone})
        for (begins, ends), counts in zip(spans, counted, strict=True)
    )
