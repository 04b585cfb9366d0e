"""Groups keep their names: the same people are called today what they were called yesterday."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from samskab.engines.opinion.arrays import Floats, kept

if TYPE_CHECKING:
    from samskab.engines.opinion.grouping import Grouping

# How much of the people of either must be in both for a group to be the same.
SAME = 0.2


def in_order(found: Grouping) -> Grouping:
    """The largest group first."""
    order = np.argsort(-found.belonging.sum(axis=0), kind="stable")
    return _arranged(found, order, tuple(range(len(order))))


def renamed(found: Grouping, earlier: Grouping) -> Grouping:
    """The same groups under the names of the earlier ones they share most people with, in the order of names.

    Names are dealt so that as many people as possible keep theirs. A group that shares fewer than a fifth of the people
    of both gets a name that nobody has had. People keep their numbers; new ones come after those there were.
    """
    both = min(len(found.belonging), len(earlier.belonging))
    shared = earlier.belonging[:both].T @ found.belonging[:both]
    either = earlier.belonging[:both].sum(axis=0)[:, None] + found.belonging[:both].sum(axis=0)[None, :] - shared
    alike = np.divide(shared, either, out=np.zeros_like(shared), where=either > 0)
    fresh = max(earlier.names) + 1
    names = []
    for other in _dealt(np.where(alike >= SAME, shared, 0.0)):
        if other is None:
            names.append(fresh)
            fresh += 1
        else:
            names.append(earlier.names[other])
    return _arranged(found, np.argsort(names), tuple(sorted(names)))


def _dealt(shared: Floats) -> list[int | None]:
    """For each column the row it gets, each row once, so that the sum is greatest (by dynamic programming)."""
    rows, columns = shared.shape
    best: dict[frozenset[int], tuple[float, tuple[int | None, ...]]] = {frozenset(): (0.0, ())}
    for column in range(columns):
        further: dict[frozenset[int], tuple[float, tuple[int | None, ...]]] = {}
        for used, (worth, dealt) in best.items():
            for row in [None, *(row for row in range(rows) if row not in used and shared[row, column] > 0)]:
                after = used if row is None else used | {row}
                total = worth + (0.0 if row is None else float(shared[row, column]))
                if after not in further or further[after][0] < total:
                    further[after] = (total, (*dealt, row))
        best = further
    return list(max(best.values(), key=lambda each: each[0])[1])


def _arranged(found: Grouping, order: np.ndarray[tuple[int], np.dtype[np.intp]], names: tuple[int, ...]) -> Grouping:
    place_of = np.empty(len(order) + 1, np.int64)
    place_of[order] = np.arange(len(order))
    place_of[-1] = -1
    return replace(
        found,
        names=names,
        belonging=kept(np.ascontiguousarray(found.belonging[:, order])),
        group_of=kept(place_of[found.group_of]),
        ways=kept(np.ascontiguousarray(found.ways[order])),
    )
