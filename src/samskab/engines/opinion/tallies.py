"""How groups have answered, counted and tested: the statistics of Polis.

They are those of Small et al. (2021) and of the program that runs pol.is: shares with one answer added to either side,
a test of a share against a half and of two shares against each other with one answer added, and the ratio of a group's
share to everybody else's. Being unsure counts as having answered.
"""

from dataclasses import dataclass

import numpy as np

from samskab.engines.opinion.answers import VALUES, Answers
from samskab.engines.opinion.arrays import Floats, Numbers, Short, Small
from samskab.engines.opinion.compiling import compiled

# One-sided, nine in ten.
SIGNIFICANT = 1.2815515655446004


@dataclass(frozen=True, slots=True, eq=False)
class Statistics:
    """Tables of (groups, statements): counts, and for agreeing (0) and disagreeing (1) what Polis makes of them.

    `share` is smoothed, `share_test` says by how many standard errors it is more than a half, `ratio` compares the
    group to everybody else in a group, and `ratio_test` says by how many standard errors they differ.
    """

    answered: Numbers
    count: Numbers
    share: Floats
    share_test: Floats
    ratio: Floats
    ratio_test: Floats

    @property
    def weight(self) -> Floats:
        """How much a statement represents a group, by which Polis orders them."""
        return self.ratio * self.ratio_test * self.share * self.share_test


def tally(answers: Answers, group_of: Numbers, groups: int) -> Numbers:
    """Disagree, unsure and agree for each group and statement; the last row is of those without a group."""
    found = np.zeros((groups + 1, answers.statements, VALUES), np.int64)
    _tally(answers.starts, answers.statement, answers.value, group_of, found)
    return found


def statistics(counts: Numbers) -> Statistics:
    """The statistics of groups, from the counts of those groups."""
    answered = counts.sum(axis=2)
    count = np.stack([counts[:, :, 2], counts[:, :, 0]])
    others, their_count = answered.sum(axis=0) - answered, count.sum(axis=1, keepdims=True) - count
    share = (count + 1) / (answered + 2)
    return Statistics(
        answered,
        count,
        share,
        share_test(count, answered),
        share / ((their_count + 1) / (others + 2)),
        difference_test(count, answered, their_count, others),
    )


def share_test(count: Numbers, answered: Numbers) -> Floats:
    """By how many standard errors a share is more than a half."""
    return np.asarray(2 * np.sqrt(answered + 1.0) * ((count + 1) / (answered + 1) - 0.5))


def difference_test(count: Numbers, answered: Numbers, other_count: Numbers, other_answered: Numbers) -> Floats:
    """By how many standard errors one share is more than another."""
    ours, theirs = (count + 1) / (answered + 1), (other_count + 1) / (other_answered + 1)
    both = (count + other_count + 2) / (answered + other_answered + 2)
    error = np.sqrt(np.maximum(both * (1 - both), 0) * (1 / (answered + 1) + 1 / (other_answered + 1)))
    found: Floats = np.divide(ours - theirs, error, out=np.zeros_like(ours), where=error > 0)
    return found


@compiled
def _tally(starts: Numbers, statement: Short, value: Small, group_of: Numbers, found: Numbers) -> None:
    for person in range(len(starts) - 1):
        group = group_of[person]
        if group < 0:
            group = len(found) - 1
        for place in range(starts[person], starts[person + 1]):
            found[group, statement[place], value[place] + 1] += 1
