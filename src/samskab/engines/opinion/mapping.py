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
from samskab.engines.opinion.compiling import compiled, portions, side_by_side
from samskab.engines.opinion.reasons import Reason

Rows = tuple[Numbers, Numbers, Short, Small]
AXES = 2
TOLERANCE = 1e-7
# How many people are summed in one go, so that their answers stay in a processor's own memory.
_GO = 4_000
# In how many portions people are taken at once, and how many of them a portion is worth it for.
_PORTIONS, _ENOUGH = 2, 2_000
# Putting somebody in their place is quick: for fewer than so many, asking another processor takes longer.
_PLACED = 25_000
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
    tails = _tails(rows, means, axes, places)
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
    """The covariance of the answers to all pairs of statements, a missing one counting as the mean."""
    spans = portions(answers.people, most=_PORTIONS, least=_ENOUGH)
    totals = [np.zeros((len(means), len(means))) for _ in spans]
    works = [
        partial(_covary, answers.starts, answers.statement, answers.value, means, first, last, _GO, total)
        for (first, last), total in zip(spans, totals, strict=True)
    ]
    side_by_side(works)
    whole = totals.pop(0)
    for total in totals:
        whole += total
    _mirror(whole, max(1, answers.people - 1))
    return whole


def _tails(rows: Rows, means: Floats, axes: Floats, places: Floats) -> Floats:
    """Put everybody in their place; which end of each axis has the longer tail."""
    starts, ends, statement, value = rows
    # What each answer to each statement adds to a place, side by side, so that one look finds both.
    steps = ((np.array([-1.0, 0.0, 1.0]) - means[:, None])[:, :, None] * axes.T[:, None, :]).reshape(-1, AXES)
    works = [
        partial(_place, starts[first:last], ends[first:last], statement, value, steps, places[first:last])
        for first, last in portions(len(starts), most=_PORTIONS, least=_PLACED)
    ]
    return np.asarray(np.sum(side_by_side(works), axis=0))


def _reasons(anybody: bool, real: Marks) -> tuple[Reason, ...]:
    if not anybody:
        return (Reason.NOBODY_HAS_ANSWERED,)
    if not real[0]:
        return (Reason.ALL_ANSWER_ALIKE,)
    return () if real[1] else (Reason.ONE_DIRECTION,)


@compiled
def _covary(
    starts: Numbers, statement: Short, value: Small, means: Floats, first: int, last: int, go: int, total: Floats
) -> None:
    """Add up the upper triangle for the people from `first` to before `last`.

    `go` people at a time have their answers put in the order of statements. So one row of the triangle after the other
    is worked on and stays near; gone through person by person, each pair would wait for its turn. Places are unsigned,
    for a place that may be negative costs a question at every pair.
    """
    statements, most = len(means), 0
    for low in range(first, last, go):
        most = max(most, starts[min(last, low + go)] - starts[low])
    aside, what = np.empty(most), np.empty(most, np.uint32)
    ordered, ends = np.empty(most, np.uint32), np.empty(most, np.uint32)
    edges = np.empty(statements + 1, np.int64)
    for low in range(first, last, go):
        high = min(last, low + go)
        base = starts[low]
        edges[:] = 0
        for place in range(starts[high] - base):
            here = statement[base + place]
            what[place] = here
            aside[place] = value[base + place] - means[here]
            edges[here + 1] += 1
        for row in range(statements):
            edges[row + 1] += edges[row]
        for person in range(low, high):
            end = starts[person + 1] - base
            for place in range(starts[person] - base, end):
                at = edges[what[place]]
                edges[what[place]] = at + 1
                ordered[at], ends[at] = place, end
        at = 0
        for row in range(statements):
            sums = total[row]
            while at < edges[row]:
                one = np.uint64(ordered[at])
                mine = aside[one]
                for other in range(one, np.uint64(ends[at])):
                    sums[what[other]] += mine * aside[other]
                at += 1


@compiled
def _mirror(total: Floats, number: int) -> None:
    """Divide the upper triangle by a number and copy it to the lower, in squares that fit in a processor's memory."""
    size, square = len(total), 32
    for top in range(0, size, square):
        for left in range(top, size, square):
            for row in range(top, min(size, top + square)):
                for column in range(max(row, left), min(size, left + square)):
                    total[row, column] /= number
                    total[column, row] = total[row, column]


@compiled
def _place(starts: Numbers, ends: Numbers, statement: Short, value: Small, steps: Floats, places: Floats) -> Floats:
    """Add up everybody's steps, two at a time, for a sum waits for the one before it."""
    tails = np.zeros(2)
    statements = len(steps) // 3
    for person in range(len(starts)):
        first, last = np.uint64(starts[person]), np.uint64(ends[person])
        if first == last:
            continue
        across, up, and_across, and_up = 0.0, 0.0, 0.0, 0.0
        place = first
        while place + np.uint64(1) < last:
            here = np.uint32(statement[place] * 3 + value[place] + 1)
            place += np.uint64(1)
            there = np.uint32(statement[place] * 3 + value[place] + 1)
            place += np.uint64(1)
            across += steps[here, 0]
            up += steps[here, 1]
            and_across += steps[there, 0]
            and_up += steps[there, 1]
        if place < last:
            here = np.uint32(statement[place] * 3 + value[place] + 1)
            across += steps[here, 0]
            up += steps[here, 1]
        wide = np.sqrt(statements / (ends[person] - starts[person]))
        across, up = (across + and_across) * wide, (up + and_up) * wide
        places[person, 0], places[person, 1] = across, up
        tails[0] += across * across * across
        tails[1] += up * up * up
    return tails
