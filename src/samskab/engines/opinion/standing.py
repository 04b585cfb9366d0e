"""Where one person stands: on the map, among the groups, and beside what each group says."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from samskab.engines.opinion.answers import AGREE, DISAGREE
from samskab.engines.opinion.arrays import Floats
from samskab.engines.opinion.grouping import BELONGS, Grouping
from samskab.engines.opinion.mapping import OpinionMap
from samskab.engines.opinion.reasons import Reason

# Answers before a place says anything of the one who stands there.
ENOUGH = 7


@dataclass(frozen=True, slots=True)
class Nearness:
    """One group beside one person: the degree of belonging, and of how many shared matters they take the same side."""

    name: int
    belonging: float
    same: int
    compared: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody stands. `place` is None when they have answered nothing, `group` when they belong to none."""

    place: tuple[float, float] | None
    group: int | None
    groups: tuple[Nearness, ...]
    answered: int
    reasons: tuple[Reason, ...]


def stands(answers: Mapping[int, int], drawn: OpinionMap, grouping: Grouping) -> Standing:
    """Where the one stands who has given these answers, by statement; the map may have been drawn without them."""
    degrees = belonging(answers, grouping)
    answered = len(answers)
    nearest = int(np.argmax(degrees)) if len(degrees) else None
    group = None if nearest is None or not answered or degrees[nearest] < BELONGS else grouping.names[nearest]
    reasons = []
    if not answered:
        reasons.append(Reason.HAS_NOT_ANSWERED)
    elif answered < min(ENOUGH, len(drawn.means)):
        reasons.append(Reason.ANSWERED_LITTLE)
    if answered and grouping.names:
        reasons.append(Reason.BETWEEN_GROUPS if group is None else Reason.BELONGS)
    return Standing(
        place_of(answers, drawn),
        group,
        tuple(
            _beside(answers, grouping.ways[number], name, float(degrees[number]))
            for number, name in enumerate(grouping.names)
        ),
        answered,
        tuple(reasons),
    )


def place_of(answers: Mapping[int, int], drawn: OpinionMap) -> tuple[float, float] | None:
    """The place on the map of one who has given these answers."""
    if not answers:
        return None
    what = np.fromiter(answers.keys(), np.int64)
    said = np.fromiter(answers.values(), np.float64)
    place = drawn.axes[:, what] @ (said - drawn.means[what]) * np.sqrt(len(drawn.means) / len(what))
    return float(place[0]), float(place[1])


def belonging(answers: Mapping[int, int], grouping: Grouping) -> Floats:
    """The degrees to which one who has given these answers belongs to each group; by size when they have given none."""
    if not grouping.names:
        return np.zeros(0)
    sizes = grouping.belonging.sum(axis=0)
    chance = np.log((sizes + 1) / (sizes.sum() + len(sizes)))
    for what, said in answers.items():
        chance = chance + np.log(grouping.ways[:, what, said + 1])
    degrees = np.exp(chance - chance.max())
    return np.asarray(degrees / degrees.sum())


def _beside(answers: Mapping[int, int], ways: Floats, name: int, degree: float) -> Nearness:
    sides = {what: _side(ways[what]) for what, said in answers.items() if said}
    compared = [what for what, side in sides.items() if side]
    return Nearness(name, degree, sum(answers[what] == sides[what] for what in compared), len(compared))


def _side(way: Floats) -> int:
    """The side that more than half of a group takes on a statement; nought when neither."""
    if way[2] > 0.5:
        return AGREE
    return DISAGREE if way[0] > 0.5 else 0
