"""The loops of the model of answers: once over all answers, and once over all statements of all groups."""

import math

import numpy as np

from samskab.engines.opinion.arrays import Floats, Numbers, Parts, Rows, Short, Small
from samskab.engines.opinion.compiling import compiled


@compiled
def open_rows(
    starts: Numbers, statement: Short, value: Small, heaps: Parts, hidden: int, edges: Numbers, rows: Rows
) -> None:
    """Write down of every answer that is not hidden which row of a table of ways it is, and where people's begin."""
    free = 0
    for person in range(len(starts) - 1):
        for place in range(starts[person], starts[person + 1]):
            if heaps[place] != hidden:
                rows[free] = statement[place] * 3 + value[place] + 1
                free += 1
        edges[person + 1] = free


@compiled
def share(edges: Numbers, rows: Rows, belonging: Floats, counts: Floats) -> None:
    """Count answers by degrees of belonging."""
    for person in range(len(edges) - 1):
        for place in range(edges[person], edges[person + 1]):
            for group in range(counts.shape[1]):
                counts[rows[place], group] += belonging[person, group]


@compiled
def explain(
    edges: Numbers,
    rows: Rows,
    first: int,
    last: int,
    ways: Floats,
    sizes: Floats,
    belonging: Floats,
    counts: Floats,
) -> float:
    """Degrees of belonging of the people from `first` to before `last`, the answers counted by them, the likelihood.

    Groups come in fours, for a processor adds four numbers that lie side by side as fast as one: `ways` and `counts`
    are (fours, rows, 4), and those groups of the last four that there are none of are left alone.
    """
    groups = len(sizes)
    likelihood = 0.0
    mine = np.zeros(len(ways) * 4)
    for person in range(first, last):
        begin, end = edges[person], edges[person + 1]
        for four in range(len(ways)):
            table = ways[four]
            a, b, c, d = 0.0, 0.0, 0.0, 0.0
            for place in range(begin, end):
                row = rows[place]
                a += table[row, 0]
                b += table[row, 1]
                c += table[row, 2]
                d += table[row, 3]
            mine[four * 4], mine[four * 4 + 1], mine[four * 4 + 2], mine[four * 4 + 3] = a, b, c, d
        most = -np.inf
        for group in range(groups):
            mine[group] += sizes[group]
            most = max(most, mine[group])
        total = 0.0
        for group in range(groups):
            mine[group] = math.exp(mine[group] - most)
            total += mine[group]
        likelihood += most + math.log(total)
        for group in range(groups):
            mine[group] /= total
            belonging[person, group] = mine[group]
        for four in range(len(ways)):
            table = counts[four]
            a, b, c, d = mine[four * 4], mine[four * 4 + 1], mine[four * 4 + 2], mine[four * 4 + 3]
            for place in range(begin, end):
                row = rows[place]
                table[row, 0] += a
                table[row, 1] += b
                table[row, 2] += c
                table[row, 3] += d
    return likelihood


@compiled
def foretell(
    starts: Numbers,
    statement: Short,
    value: Small,
    heaps: Parts,
    hidden: int,
    ways: Floats,
    belonging: Floats,
    found: Floats,
) -> None:
    """Add up the logarithms of the chances of the hidden answers."""
    for person in range(len(found)):
        for place in range(starts[person], starts[person + 1]):
            if heaps[place] == hidden:
                row = statement[place] * 3 + value[place] + 1
                chance = 0.0
                for group in range(ways.shape[1]):
                    chance += belonging[person, group] * math.exp(ways[row, group])
                found[person] += math.log(chance)


@compiled
def shrink(
    counts: Floats, decided: Floats, leaning: Floats, unsure_weight: float, leaning_weight: float, ways: Floats
) -> float:
    """The ways of groups, drawn to everybody's by fixed weights; the logarithm of what the drawing costs."""
    cost = 0.0
    for what in range(len(decided)):
        clear, agree = decided[what], leaning[what]
        for group in range(counts.shape[1]):
            no, blank, yes = counts[what * 3, group], counts[what * 3 + 1, group], counts[what * 3 + 2, group]
            sure = (no + yes + unsure_weight * clear) / (no + blank + yes + unsure_weight)
            lean = (yes + leaning_weight * agree) / (no + yes + leaning_weight)
            ways[what * 3, group] = math.log(sure) + math.log1p(-lean)
            ways[what * 3 + 1, group] = math.log1p(-sure)
            ways[what * 3 + 2, group] = math.log(sure) + math.log(lean)
            cost += unsure_weight * (clear * math.log(sure) + (1 - clear) * math.log1p(-sure))
            cost += leaning_weight * (agree * math.log(lean) + (1 - agree) * math.log1p(-lean))
    return cost


@compiled
def spike(counts: Floats, decided: Floats, leaning: Floats, differing: Floats, ways: Floats) -> None:
    """The ways of groups where each statement may be answered as by everybody; how many are not is learnt as well.

    The chance that a group differs is a half at first sight (of the share that differs), then weighed by the Bayes
    factor of a way of its own, drawn to everybody's by two answers, against everybody's.
    """
    weight = 2.0
    groups = counts.shape[1]
    sums = np.zeros(2)
    for what in range(len(decided)):
        for group in range(groups):
            no, blank, yes = counts[what * 3, group], counts[what * 3 + 1, group], counts[what * 3 + 2, group]
            for of in range(2):
                hits, misses, base = (no + yes, blank, decided[what]) if of == 0 else (yes, no, leaning[what])
                up, down = weight * base, weight * (1 - base)
                factor = (
                    math.lgamma(hits + up)
                    + math.lgamma(misses + down)
                    - math.lgamma(hits + misses + weight)
                    - math.lgamma(up)
                    - math.lgamma(down)
                    + math.lgamma(weight)
                    - hits * math.log(base)
                    - misses * math.log1p(-base)
                    + math.log(differing[of] / (1 - differing[of]))
                )
                own = 1 / (1 + math.exp(-min(max(factor, -500.0), 500.0)))
                sums[of] += own
                chance = own * (hits + up) / (hits + misses + weight) + (1 - own) * base
                if of == 0:
                    ways[what * 3, group] = math.log(chance)
                    ways[what * 3 + 1, group] = math.log1p(-chance)
                    ways[what * 3 + 2, group] = math.log(chance)
                else:
                    ways[what * 3, group] += math.log1p(-chance)
                    ways[what * 3 + 2, group] += math.log(chance)
    for of in range(2):
        differing[of] = min(max(sums[of] / max(1, len(decided) * groups), 0.01), 0.99)
