"""What each statement does: unites, divides, neither, or is not known yet. Every statement is told of, exactly once."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from samskab.engines.opinion.answers import AGREE, DISAGREE, Answers
from samskab.engines.opinion.arrays import Floats, Marks, Numbers, Short
from samskab.engines.opinion.compiling import compiled
from samskab.engines.opinion.grouping import Grouping
from samskab.engines.opinion.reasons import Reason
from samskab.engines.opinion.tallies import SIGNIFICANT, difference_test, share_test, tally

# Answers before a statement is known, of all and of each group.
KNOWN, KNOWN_TO_GROUP = 5, 3
# What is many, beside everybody who answered.
_MANY_UNSURE, _MANY_MARKS, _FEW = 0.4, 0.25, 0.2
# How far groups' shares must lie apart to divide, with a test two-sided at 99 in 100.
_APART, _APART_TEST = 0.3, 2.5758293035489004
# With no groups: how many take either side when people are divided.
_EITHER = 0.3


class Effect(StrEnum):
    """What a statement does among those who answered it."""

    UNITES = "unites"
    DIVIDES = "divides"
    NEITHER = "neither"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Heard:
    """How some people answered one statement; the shares `agreeing` and `disagreeing` are with one added to each."""

    agree: int
    unsure: int
    disagree: int
    agreeing: float
    disagreeing: float

    @property
    def answered(self) -> int:
        return self.agree + self.unsure + self.disagree


@dataclass(frozen=True, slots=True)
class Told:
    """One statement: what it does, why we say so, and how everybody and each group has answered.

    `together` is the group-informed consensus: the chance that one from each group would agree, all of them, or
    disagree, whichever is larger, with `side` saying which. `apart` is how far the groups' shares of agreeing lie
    apart. `important` counts those it matters much to.
    """

    statement: int
    effect: Effect
    reasons: tuple[Reason, ...]
    everybody: Heard
    groups: tuple[Heard, ...]
    side: int
    together: float
    apart: float
    important: int


@dataclass(frozen=True, slots=True)
class Statements:
    """All statements: those that unite with the most united first, those that divide with the most divided first, those
    that do neither with the nearest to uniting first, and those nobody knows yet with the newest first.
    """

    unite: tuple[Told, ...]
    divide: tuple[Told, ...]
    neither: tuple[Told, ...]
    unknown: tuple[Told, ...]


def tell(answers: Answers, grouping: Grouping) -> Statements:
    """Say of every statement what it does.

    It is unknown until five have answered, and three of each group. It unites when more than half of every group take
    the same side, and everybody together does by more than chance. It divides when the shares of two groups that agree
    lie 0.3 apart or more, by more than chance; without groups, when 0.3 or more of all take either side. Nothing is
    left out because few stand behind it.
    """
    groups = len(grouping.names)
    counts = tally(answers, grouping.group_of, groups)
    marks = np.zeros(answers.statements, np.int64)
    _mark(answers.statement, answers.important, marks)
    everybody = counts.sum(axis=0)
    within = counts[:groups] if groups else everybody[None]
    apart, tested = _apart(within)
    told = [
        _told(what, everybody[what], within[:, what], float(apart[what]), float(tested[what]), int(marks[what]), groups)
        for what in range(answers.statements)
    ]

    def those(effect: Effect) -> list[Told]:
        return [each for each in told if each.effect is effect]

    return Statements(
        tuple(sorted(those(Effect.UNITES), key=lambda each: -each.together)),
        tuple(sorted(those(Effect.DIVIDES), key=lambda each: (-each.apart, -each.everybody.answered))),
        tuple(sorted(those(Effect.NEITHER), key=lambda each: -each.together)),
        tuple(sorted(those(Effect.UNKNOWN), key=lambda each: each.everybody.answered)),
    )


def _apart(counts: Numbers) -> tuple[Floats, Floats]:
    """For each statement how far the groups that agree most and least lie apart, and the test of those two."""
    answered, agree = counts.sum(axis=2), counts[:, :, 2]
    share = (agree + 1) / (answered + 2)
    known = np.where(answered >= KNOWN_TO_GROUP, share, np.nan)
    columns = np.arange(counts.shape[1])
    high = np.argmax(np.where(np.isnan(known), -1.0, known), axis=0)
    low = np.argmin(np.where(np.isnan(known), 2.0, known), axis=0)
    test = difference_test(agree[high, columns], answered[high, columns], agree[low, columns], answered[low, columns])
    return np.maximum(share[high, columns] - share[low, columns], 0.0), test


def _told(
    what: int, everybody: Numbers, within: Numbers, apart: float, tested: float, important: int, groups: int
) -> Told:
    whole, parts = _heard(everybody), tuple(_heard(part) for part in within)
    agreed = float(np.prod([part.agreeing for part in parts]))
    disagreed = float(np.prod([part.disagreeing for part in parts]))
    side = AGREE if agreed >= disagreed else DISAGREE
    effect, reasons = _effect(whole, parts, apart, tested, side, grouped=groups > 0)
    if whole.answered and whole.unsure >= _MANY_UNSURE * whole.answered:
        reasons.append(Reason.MANY_UNSURE)
    if whole.answered and important >= max(2, _MANY_MARKS * whole.answered):
        reasons.append(Reason.MATTERS_TO_THOSE_WHO_ANSWERED)
    if effect is not Effect.UNKNOWN and 0 < whole.agree <= _FEW * whole.answered:
        reasons.append(Reason.HELD_BY_FEW)
    return Told(
        what,
        effect,
        tuple(reasons),
        whole,
        parts if groups else (),
        side,
        max(agreed, disagreed),
        apart if groups else 0.0,
        important,
    )


def _effect(
    whole: Heard, parts: tuple[Heard, ...], apart: float, tested: float, side: int, *, grouped: bool
) -> tuple[Effect, list[Reason]]:
    if whole.answered < KNOWN:
        return Effect.UNKNOWN, [Reason.FEW_ANSWERS if whole.answered else Reason.NEW]
    if any(part.answered < KNOWN_TO_GROUP for part in parts):
        return Effect.UNKNOWN, [Reason.A_GROUP_HAS_NOT_ANSWERED]
    if grouped and apart >= _APART and tested > _APART_TEST:
        return Effect.DIVIDES, [Reason.GROUPS_DIFFER]
    taking = whole.agree if side == AGREE else whole.disagree
    together = all((part.agreeing if side == AGREE else part.disagreeing) > 0.5 for part in parts)
    if together and float(share_test(np.array(taking), np.array(whole.answered))) > SIGNIFICANT:
        return Effect.UNITES, [Reason.ALL_GROUPS_AGREE if side == AGREE else Reason.ALL_GROUPS_DISAGREE]
    if not grouped and min(whole.agreeing, whole.disagreeing) >= _EITHER:
        return Effect.DIVIDES, [Reason.PEOPLE_DIFFER]
    return Effect.NEITHER, [Reason.NEITHER]


def _heard(counts: Numbers) -> Heard:
    disagree, unsure, agree = (int(count) for count in counts)
    answered = disagree + unsure + agree
    return Heard(agree, unsure, disagree, (agree + 1) / (answered + 2), (disagree + 1) / (answered + 2))


@compiled
def _mark(statement: Short, important: Marks, marks: Numbers) -> None:
    for place in range(len(statement)):
        if important[place]:
            marks[statement[place]] += 1
