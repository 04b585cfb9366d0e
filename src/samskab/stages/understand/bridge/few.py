"""What may be told of groups and places, so that nothing tells of fewer than five people (G9).

A picture is a table in disguise: where a dot lies says what somebody answered, and which mark it has says who they may
be. So places are told for five and more at a time, a table hides what could be found by subtraction, and a group that
has fewer than five people is not told of.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from samskab.engines.opinion import NO_GROUP, Answers, Grouping, Reason
from samskab.engines.opinion.arrays import Floats, kept
from samskab.engines.opinion.grouping import no_groups
from samskab.kernel.few import FEWEST, shown

Counts = tuple[int, int, int]  # disagree, unsure, agree
# How many steps a place is rounded to, from the middle of the map to where nine in ten are.
STEPS = 40


@dataclass(frozen=True)
class Flock:
    """Five to nine people who lie near each other: the middle of them, and how many they are."""

    x: float
    y: float
    size: int


def groups_told_of(grouping: Grouping, answers: Answers) -> Grouping:
    """The same groups, where each has five people or more, and those in none are nobody or five.

    A group with fewer gives its people to those they are nearest to. So do one to four who stand between groups.
    """
    if not grouping.names:
        return grouping
    while len(grouping.names) > 1 and min(grouping.sizes) < FEWEST:
        grouping = _without(grouping, int(np.argmin(grouping.sizes)))
    if len(grouping.names) == 1:
        return no_groups(answers, grouping.tried, Reason.ONE_GROUP_EXPLAINS_AS_WELL)
    between = (answers.answered > 0) & (grouping.group_of == NO_GROUP)
    if 0 < np.count_nonzero(between) < FEWEST:
        nearest = np.where(between, np.argmax(grouping.belonging, axis=1), grouping.group_of)
        grouping = replace(grouping, group_of=kept(nearest.astype(np.int64)))
    return grouping


def _without(grouping: Grouping, gone: int) -> Grouping:
    """The grouping without one group; each of its people goes to the group they are nearest to of the others."""
    rest = [place for place in range(len(grouping.names)) if place != gone]
    belonging = grouping.belonging[:, rest]
    total = belonging.sum(axis=1, keepdims=True)
    belonging = np.divide(belonging, total, out=np.full_like(belonging, 1 / len(rest)), where=total > 0)
    moved = np.array([rest.index(place) if place in rest else NO_GROUP for place in range(len(grouping.names))])
    group_of = np.where(grouping.group_of == NO_GROUP, NO_GROUP, moved[grouping.group_of])
    group_of = np.where(grouping.group_of == gone, np.argmax(belonging, axis=1), group_of)
    return replace(
        grouping,
        names=tuple(grouping.names[place] for place in rest),
        belonging=kept(belonging),
        group_of=kept(group_of.astype(np.int64)),
        ways=kept(grouping.ways[rest]),
    )


def flocks(places: Floats, *, span: float) -> tuple[Flock, ...]:
    """Where people lie, told for five to nine at a time: halved along the longer side until there are fewer than ten.

    Fewer than five people are nowhere. Each middle is rounded to a `STEPS`-th of `span`.
    """
    if len(places) < FEWEST:
        return ()
    if len(places) >= 2 * FEWEST:
        across = int(np.argmax(np.ptp(places, axis=0)))
        order = np.lexsort((places[:, 1 - across], places[:, across]))
        half = len(order) // 2
        return flocks(places[order[:half]], span=span) + flocks(places[order[half:]], span=span)
    x, y = (np.round(places.mean(axis=0) / span * STEPS) / STEPS).tolist()
    return (Flock(x + 0.0, y + 0.0, len(places)),)


def table_shown(table: Sequence[Sequence[int]]) -> list[list[int | None]]:
    """The cells of a table of people that may be told, the others None; the sums of rows and columns may be known.

    No cell of one to four is told. Where something is hidden in a row or a column there are two such cells at least,
    and together they are nobody or five.
    """
    hidden = {(row, column) for row, line in enumerate(table) for column, cell in enumerate(line) if 0 < cell < FEWEST}
    lines = [[(row, column) for column in range(len(line))] for row, line in enumerate(table)]
    lines += [[(row, column) for row in range(len(table))] for column in range(len(table[0]) if table else 0)]
    tight = True
    while tight:
        tight = False
        for line in lines:
            gone = [cell for cell in line if cell in hidden]
            left = [cell for cell in line if cell not in hidden]
            few = len(gone) == 1 or 0 < sum(table[row][column] for row, column in gone) < FEWEST
            if gone and left and few:
                hidden.add(min(left, key=lambda cell: (not table[cell[0]][cell[1]], table[cell[0]][cell[1]], cell)))
                tight = True
    return [
        [None if (row, column) in hidden else cell for column, cell in enumerate(line)]
        for row, line in enumerate(table)
    ]


def answers_shown(within: Mapping[int, Counts], besides: Counts) -> tuple[Counts | None, dict[int, Counts]]:
    """What everybody, and what each group, has answered to one statement, as far as it may be told.

    `besides` are the answers of those in no group. A group is told of when five of it have answered, and when those
    who are left out are together nobody or five, so that nothing is found by subtraction.
    """
    sizes = {group: sum(counts) for group, counts in within.items()}
    everybody = [*sizes.values(), sum(besides)]
    if sum(everybody) < FEWEST:
        return None, {}
    told = shown({**sizes, -1: sum(besides)}, {})
    whole = (
        besides[0] + sum(counts[0] for counts in within.values()),
        besides[1] + sum(counts[1] for counts in within.values()),
        besides[2] + sum(counts[2] for counts in within.values()),
    )
    return whole, {group: counts for group, counts in within.items() if group in told and sizes[group]}
