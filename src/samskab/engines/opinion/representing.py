"""Which statements represent a group: what its people say, and others do not (the representativeness of Polis)."""

from dataclasses import dataclass

import numpy as np

from samskab.engines.opinion.answers import AGREE, DISAGREE, Answers
from samskab.engines.opinion.grouping import Grouping
from samskab.engines.opinion.reasons import Reason
from samskab.engines.opinion.tallies import SIGNIFICANT, Statistics, share_test, statistics, tally

MOST = 5
SIDES = (AGREE, DISAGREE)


@dataclass(frozen=True, slots=True)
class Representative:
    """A statement that a group stands for, or against: `side` is AGREE or DISAGREE.

    `count` of `answered` in the group took that side; `share` is that part, smoothed. Their `ratio` to others is how
    many times as likely it is in the group. The tests are in standard errors.
    """

    statement: int
    side: int
    count: int
    answered: int
    share: float
    share_test: float
    ratio: float
    ratio_test: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class Shared:
    """A statement that most of all people take one side on, whatever their group."""

    statement: int
    side: int
    count: int
    answered: int
    share: float
    share_test: float


def representative(answers: Answers, grouping: Grouping, *, most: int = MOST) -> tuple[tuple[Representative, ...], ...]:
    """For each group up to `most` statements: what it agrees to first, then what it disagrees with.

    A statement is taken when more than half of the group takes a side, and more than others do, both tested one-sided
    at nine in ten; the weightiest come first. What a group agrees to most is always among them, so that nobody is known
    by their noes alone. When nothing passes, the statement nearest to it is told, and told as that.
    """
    groups = len(grouping.names)
    found = statistics(tally(answers, grouping.group_of, groups)[:groups])
    return tuple(_of_group(found, group, most) for group in range(groups)) if answers.statements else ()


def shared(answers: Answers, *, most: int = MOST) -> tuple[tuple[Shared, ...], tuple[Shared, ...]]:
    """What most agree to, and what most disagree with, over all people: the consensus of Polis."""
    counts = answers.counts()
    answered = counts.sum(axis=1)
    lists = []
    for side, column in ((AGREE, 2), (DISAGREE, 0)):
        count = counts[:, column]
        share, test = (count + 1) / (answered + 2), share_test(count, answered)
        weight = np.where((share > 0.5) & (test > SIGNIFICANT), share * test, -np.inf)
        order = [int(what) for what in np.argsort(-weight, kind="stable")[:most] if weight[what] > 0]
        lists.append(
            tuple(
                Shared(what, side, int(count[what]), int(answered[what]), float(share[what]), float(test[what]))
                for what in order
            )
        )
    return lists[0], lists[1]


def _of_group(found: Statistics, group: int, most: int) -> tuple[Representative, ...]:
    tests, ratios = found.share_test[:, group], found.ratio_test[:, group]
    passes = (tests > SIGNIFICANT) & (ratios > SIGNIFICANT)
    first = _most_agreed(found, group)
    weight = np.where(passes[0], found.weight[0, group], found.weight[1, group])
    order = np.argsort(-np.where(passes.any(axis=0), weight, -np.inf), kind="stable")
    chosen = [(int(what), 0 if passes[0, what] else 1) for what in order if passes[:, what].any()]
    if first is not None:
        chosen = [(first, 0), *(each for each in chosen if each[0] != first)]
    if not chosen:
        side, what = np.unravel_index(int(np.argmax(ratios)), ratios.shape)
        chosen = [(int(what), int(side))]
    told = [_told(found, group, what, side, passes=bool(passes[side, what])) for what, side in chosen[:most]]
    return tuple(sorted(told, key=lambda each: -each.side))


def _most_agreed(found: Statistics, group: int) -> int | None:
    """What the group agrees to most: more than others if there is such a thing, else simply most."""
    share, test, ratio = found.share[0, group], found.share_test[0, group], found.ratio[0, group]
    said = found.count[:, group].sum(axis=0) > 0
    worthy = said & ((test > SIGNIFICANT) | ((ratio > 1) & (share > 0.5)))
    if not worthy.any():
        return None
    typical = worthy & (ratio > 1)
    weight = found.weight[0, group] if typical.any() else share * test
    return int(np.argmax(np.where(typical if typical.any() else worthy, weight, -np.inf)))


def _told(found: Statistics, group: int, what: int, side: int, *, passes: bool) -> Representative:
    return Representative(
        what,
        SIDES[side],
        int(found.count[side, group, what]),
        int(found.answered[group, what]),
        float(found.share[side, group, what]),
        float(found.share_test[side, group, what]),
        float(found.ratio[side, group, what]),
        float(found.ratio_test[side, group, what]),
        Reason.SAID_BY_THIS_GROUP_MOST if passes else Reason.NEAREST_TO_BEING_TYPICAL,
    )
