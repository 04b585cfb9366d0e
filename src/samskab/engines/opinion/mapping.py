"""The map: where people stand on a plane on which those who answer alike stand near each other.

It is for the eyes. Which groups there are is asked of the answers themselves (`grouping`), not of the picture.

The convention is that of Polis (Small et al. 2021), said in full: a missing answer counts as the mean of its
statement, the axes are the two leading eigenvectors of the covariance of people's answers over n − 1, each person has
one weight, and a person's place is √(S / n) Σ (v − m) a over the n statements of S they answered, so that who has
answered little is not drawn to the middle only for that. Read sparsely, an answer is v − m and no answer is nought,
so that the covariance is summed once over the rows and no table of people by statements is ever made.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import partial

import numpy as np

from samskab.engines.opinion.answers import Answers, sums_of_values
from samskab.engines.opinion.arrays import Floats, Marks, Numbers, Short, Small, kept
from samskab.engines.opinion.axes import Axes, leading
from samskab.engines.opinion.compiling import compiled, side_by_side
from samskab.engines.opinion.reasons import Reason

Rows = tuple[Numbers, Numbers, Short, Small]
AXES = 2
TOLERANCE = 1e-7
# Pairs of statements in a band, and how many bands are summed at once.
_BAND, _AT_ONCE = 131_072, 2
# What of the variance of the first axis is none.
_NONE = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class OpinionMap:
    """The picture: `places` of people, not a number for who has answered nothing, and `directions` of statements.

    A statement's direction is that of somebody who agrees to it and has answered nothing else. `means` are the mean
    answers, `axes` has a row an axis, `explained` the part of all variance along each, and `residual` tells how
    precisely the axes were found. Which end of an axis is which means nothing; the longer tail points up.
    """

    places: Floats
    directions: Floats
    axes: Floats
    means: Floats
    explained: Floats
    residual: float
    reasons: tuple[Reason, ...]


class Missing(StrEnum):
    """What no answer counts as. Polis has used both; the mean is ours, and decision 100 says why."""

    MEAN = "mean"
    NOUGHT = "nought"  # as if one were unsure of everything one has not seen


def draw(answers: Answers, *, missing: Missing = Missing.MEAN, earlier: OpinionMap | None = None) -> OpinionMap:
    """Draw the map of all answers; `earlier` keeps left to the left, as far as the statements are the same."""
    number, total = sums_of_values(answers)
    if missing is Missing.MEAN:
        means = mean_answers(number, total)
        covariance = covariance_of(answers, means)
    else:
        means = total / max(1, answers.people)
        covariance = covariance_of(answers, np.zeros_like(means))
        covariance -= np.outer(means, means) * (answers.people / max(1, answers.people - 1))
    found = leading(covariance, number=AXES, tolerance=TOLERANCE)
    rows = answers.starts[:-1], answers.starts[1:], answers.statement, answers.value
    return drawn(rows, means, found, variance=float(np.trace(covariance)), earlier=earlier)


def drawn(rows: Rows, means: Floats, found: Axes, *, variance: float, earlier: OpinionMap | None) -> OpinionMap:
    """The map that axes make. `rows` are where each person's answers begin and end, and the answers."""
    real = found.variances > _NONE * max(1.0, found.variances[0])
    axes = found.directions * real[:, None]
    places = np.full((len(rows[0]), AXES), np.nan)
    tails = _place(*rows, means, axes, places)
    if earlier is not None:
        same = min(len(means), len(earlier.means))
        tails = np.sum(axes[:, :same] * earlier.axes[:, :same], axis=1)
    if (turns := np.where(tails < 0, -1.0, 1.0)).min() < 0:
        axes, places = axes * turns[:, None], places * turns
    explained = found.variances * real / variance if variance > 0 else np.zeros(AXES)
    directions = (np.sqrt(max(1, len(means))) * axes * (1 - means)).T
    return OpinionMap(
        kept(places),
        kept(np.ascontiguousarray(directions)),
        kept(axes),
        kept(means.copy()),
        kept(explained),
        found.residual,
        _reasons(bool(np.any(rows[0] < rows[1])), real),
    )


def mean_answers(number: Floats, total: Floats) -> Floats:
    """The mean answer to each statement, nought where nobody has answered."""
    return np.divide(total, number, out=np.zeros_like(total), where=number > 0)


def covariance_of(answers: Answers, means: Floats) -> Floats:
    """The covariance of the answers to all pairs of statements, a missing one counting as the mean.

    It is summed in bands of statements that fit in a processor's own memory; otherwise each pair waits for its turn.
    """
    size = max(1, len(means))
    total = np.zeros((len(means), len(means)))
    band = max(8, _BAND // size)
    works = [
        partial(_covary, answers.starts, answers.statement, answers.value, means, total, band, first, _AT_ONCE)
        for first in range(_AT_ONCE)
    ]
    side_by_side(works)
    total += np.triu(total, 1).T
    total /= max(1, answers.people - 1)
    return total


def _reasons(anybody: bool, real: Marks) -> tuple[Reason, ...]:
    if not anybody:
        return (Reason.NOBODY_HAS_ANSWERED,)
    if not real[0]:
        return (Reason.ALL_ANSWER_ALIKE,)
    return () if real[1] else (Reason.ONE_DIRECTION,)


@compiled
def _covary(
    starts: Numbers, statement: Short, value: Small, means: Floats, total: Floats, band: int, turn: int, turns: int
) -> None:
    """Add up every so-manieth band of rows of the upper triangle."""
    people = len(starts) - 1
    reached = np.zeros(people, np.int32)
    for low in range(turn * band, len(means), turns * band):
        high = low + band
        for person in range(people):
            last = starts[person + 1]
            one = starts[person] + reached[person]
            while one < last and statement[one] < low:
                one += 1
            while one < last and statement[one] < high:
                row, here = statement[one], value[one] - means[statement[one]]
                for other in range(one, last):
                    column = statement[other]
                    total[row, column] += here * (value[other] - means[column])
                one += 1
            reached[person] = one - starts[person]


@compiled
def _place(
    starts: Numbers, ends: Numbers, statement: Short, value: Small, means: Floats, axes: Floats, places: Floats
) -> Floats:
    """Put everybody in their place; which end of each axis has the longer tail."""
    tails = np.zeros(2)
    for person in range(len(starts)):
        first, last = starts[person], ends[person]
        if first == last:
            continue
        across, up = 0.0, 0.0
        for place in range(first, last):
            what = statement[place]
            here = value[place] - means[what]
            across += here * axes[0, what]
            up += here * axes[1, what]
        wide = np.sqrt(len(means) / (last - first))
        places[person, 0] = across * wide
        places[person, 1] = up * wide
        tails[0] += places[person, 0] ** 3
        tails[1] += places[person, 1] ** 3
    return tails
