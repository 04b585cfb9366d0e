"""How much there is to go by, and that there is too little when there is."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from samskab.engines.opinion.answers import Answers, sums_of_values
from samskab.engines.opinion.arrays import Floats
from samskab.engines.opinion.axes import leading
from samskab.engines.opinion.colours import colours, dice
from samskab.engines.opinion.grouping import FEWEST_PEOPLE, Grouping
from samskab.engines.opinion.mapping import covariance_of, mean_answers
from samskab.engines.opinion.reasons import Reason

FEWEST_STATEMENTS, FEW_EACH = 5, 5
HOLDS = 0.7
_CROWD, _ROUGH = 20_000, 1e-4


class Weight(StrEnum):
    """How much may be said."""

    NOTHING = "nothing"  # too little to say anything
    LITTLE = "little"
    SOME = "some"
    MUCH = "much"


@dataclass(frozen=True, slots=True)
class Confidence:
    """What may be said, and why no more.

    `map_holds` is how alike the pictures are that two halves of the people make, from 0 to 1: how much of the first
    axis of each half lies in the plane of the other, beside what chance gives. `belonging` is the mean degree to which
    people belong to the group they are nearest to. None where there is nothing to ask.
    """

    weight: Weight
    map_holds: float | None
    belonging: float | None
    reasons: tuple[Reason, ...]


def confidence(answers: Answers, grouping: Grouping, *, seed: int = 0) -> Confidence:
    """How much the map and the groups can be trusted."""
    here = answers.answered[answers.answered > 0]
    reasons = []
    if not len(here):
        return Confidence(Weight.NOTHING, None, None, (Reason.NOBODY_HAS_ANSWERED,))
    if len(here) < FEWEST_PEOPLE:
        reasons.append(Reason.FEW_PEOPLE)
    if int(np.count_nonzero(answers.counts().sum(axis=1))) < FEWEST_STATEMENTS:
        reasons.append(Reason.FEW_STATEMENTS)
    if float(np.median(here)) < FEW_EACH:
        reasons.append(Reason.FEW_ANSWERS_EACH)
    too_little = len(reasons)
    holds = None if too_little else map_holds(answers, seed=seed)
    if holds is not None:
        reasons.append(Reason.MAP_HOLDS if holds >= HOLDS else Reason.MAP_WAVERS)
    belonging = None
    if grouping.names:
        belonging = float(np.mean(np.max(grouping.belonging[answers.answered > 0], axis=1)))
    return Confidence(_weight(too_little, holds, belonging), holds, belonging, tuple(reasons))


def map_holds(answers: Answers, *, seed: int = 0) -> float:
    """How alike two maps are, each of one half of the people; people who answer alike fall on either side by lot."""
    colour, _ = colours(answers)
    lots = dice(colour, faces=2, seed=seed)
    crowd = np.flatnonzero((answers.answered > 0) & (lots[:, 0] < _CROWD / max(1, answers.people)))
    # Twins have one colour: they are dealt in turn, so that a crowd of twins is no proof of itself alone.
    order = crowd[np.argsort(lots[crowd, 1], kind="stable")]
    planes = [_plane(answers.only(np.sort(order[half::2]))) for half in (0, 1)]
    shared = np.mean([np.sum((one[0] @ other.T) ** 2) for one, other in (planes, planes[::-1])])
    by_chance = min(0.99, 2 / max(1, answers.statements))
    return float(np.clip((shared - by_chance) / (1 - by_chance), 0.0, 1.0))


def _plane(answers: Answers) -> Floats:
    means = mean_answers(*sums_of_values(answers))
    return leading(covariance_of(answers, means), number=2, tolerance=_ROUGH).directions


def _weight(too_little: int, holds: float | None, belonging: float | None) -> Weight:
    if too_little > 1:
        return Weight.NOTHING
    if too_little or holds is None or holds < HOLDS:
        return Weight.LITTLE
    return Weight.MUCH if belonging is not None and belonging >= 0.8 else Weight.SOME
