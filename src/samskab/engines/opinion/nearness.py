"""Groups by nearness on the map: the convention of Polis, kept under its name so that its results can be compared.

People with fewer than seven answers stand outside. The others are put in two to five groups by k-means (Lloyd 1957,
begun as Arthur and Vassilvitskii 2007), and the number is the one with the best silhouette (Rousseeuw 1987). A crowd is
measured by 1,000 people spread evenly along the first axis, then all join the nearest middle and find their own.
"""

import numpy as np

from samskab.engines.opinion.answers import Answers
from samskab.engines.opinion.arrays import Floats, Numbers, kept
from samskab.engines.opinion.compiling import compiled
from samskab.engines.opinion.grouping import NO_GROUP, Grouping, no_groups
from samskab.engines.opinion.mapping import OpinionMap
from samskab.engines.opinion.naming import in_order
from samskab.engines.opinion.reasons import Reason
from samskab.engines.opinion.tallies import tally

LEAST_ANSWERS, MOST_GROUPS, MEASURED = 7, 5, 1_000
_BEGINNINGS, _ROUNDS = 10, 100


def groups_by_nearness(
    answers: Answers,
    drawn: OpinionMap,
    *,
    groups: int | None = None,
    least_answers: int = LEAST_ANSWERS,
    seed: int = 0,
) -> Grouping:
    """Divide the map as Polis does; `groups` says in how many instead of asking the silhouette."""
    within = np.flatnonzero(answers.answered >= max(1, min(least_answers, answers.statements)))
    within = within[np.argsort(drawn.places[within, 0], kind="stable")]
    places = np.ascontiguousarray(drawn.places[within])
    most = min(MOST_GROUPS, len(np.unique(places, axis=0)) - 1 if len(within) < MEASURED else MOST_GROUPS)
    if most < 2:
        return no_groups(answers, (), Reason.TOO_FEW_FOR_GROUPS)
    measured = places
    if len(places) > MEASURED:
        measured = places[np.linspace(0, len(places) - 1, MEASURED).astype(np.int64)]
    numbers = range(2, most + 1) if groups is None else [groups]
    tries = [_best(measured, number, seed) for number in numbers]
    middles, _ = max(tries, key=lambda each: silhouette(measured, each[1]) if len(tries) > 1 else 0.0)
    nearest = np.zeros(len(places), np.int64)
    _settle(places, middles, nearest, _ROUNDS)
    group_of = np.full(answers.people, NO_GROUP, np.int64)
    group_of[within] = nearest
    counts = tally(answers, group_of, len(middles))[: len(middles)] + 1.0
    belonging = (group_of[:, None] == np.arange(len(middles))).astype(np.float64)
    ways = counts / counts.sum(axis=2, keepdims=True)
    return in_order(
        Grouping(
            tuple(range(len(middles))),
            kept(belonging),
            kept(group_of),
            kept(ways),
            (),
            (Reason.BY_NEARNESS_ON_THE_MAP,),
        )
    )


def silhouette(places: Floats, group_of: Numbers) -> float:
    """How much nearer people are to their own group than to the next, on the whole: from −1 to 1."""
    return _silhouette(places, group_of, int(group_of.max()) + 1)


def _best(places: Floats, groups: int, seed: int) -> tuple[Floats, Numbers]:
    """The tightest of several beginnings, as the middles of groups and who is in which."""
    lots = np.random.default_rng(seed)
    tries = []
    for _ in range(_BEGINNINGS):
        middles, nearest = _beginning(places, groups, lots), np.zeros(len(places), np.int64)
        tries.append((_settle(places, middles, nearest, _ROUNDS), middles, nearest))
    _, middles, nearest = min(tries, key=lambda each: each[0])
    return middles, nearest


def _beginning(places: Floats, groups: int, lots: np.random.Generator) -> Floats:
    """Middles far from each other."""
    chosen = [places[lots.integers(len(places))]]
    while len(chosen) < groups:
        far = np.min([np.sum((places - middle) ** 2, axis=1) for middle in chosen], axis=0)
        chosen.append(places[lots.choice(len(places), p=far / far.sum())])
    return np.array(chosen)


@compiled
def _settle(places: Floats, middles: Floats, nearest: Numbers, rounds: int) -> float:
    """Let all join the nearest middle and the middles move to their people, until nobody moves."""
    groups = len(middles)
    spread = 0.0
    for turn in range(rounds):
        moved = turn == 0
        spread = 0.0
        sums = np.zeros((groups, 3))
        for person in range(len(places)):
            across, up = places[person, 0], places[person, 1]
            best, least = 0, np.inf
            for group in range(groups):
                far = (across - middles[group, 0]) ** 2 + (up - middles[group, 1]) ** 2
                if far < least:
                    best, least = group, far
            if nearest[person] != best:
                nearest[person] = best
                moved = True
            spread += least
            sums[best, 0] += across
            sums[best, 1] += up
            sums[best, 2] += 1
        if not moved:
            break
        for group in range(groups):
            if sums[group, 2] > 0:
                middles[group, 0] = sums[group, 0] / sums[group, 2]
                middles[group, 1] = sums[group, 1] / sums[group, 2]
    return spread


@compiled
def _silhouette(places: Floats, group_of: Numbers, groups: int) -> float:
    people = len(places)
    sizes, far = np.zeros(groups), np.zeros((people, groups))
    for person in range(people):
        own = group_of[person]
        sizes[own] += 1
        # As far as I am from another, so far they are from me.
        for other in range(person):
            across, up = places[person, 0] - places[other, 0], places[person, 1] - places[other, 1]
            between = np.sqrt(across * across + up * up)
            far[person, group_of[other]] += between
            far[other, own] += between
    total = 0.0
    for person in range(people):
        own = group_of[person]
        if sizes[own] < 2:
            continue
        inside, outside = far[person, own] / (sizes[own] - 1), np.inf
        for group in range(groups):
            if group != own and sizes[group] > 0:
                outside = min(outside, far[person, group] / sizes[group])
        total += (outside - inside) / max(inside, outside, 1e-300)
    return total / people
