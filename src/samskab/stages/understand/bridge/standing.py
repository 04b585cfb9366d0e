"""What a kept survey says to one person: where they stand, and what to ask them next. Nothing of it is kept."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from samskab.engines.opinion import Ask, Grouping, OpinionMap, Standing, ask_next, stands
from samskab.engines.opinion.arrays import Numbers, kept
from samskab.stages.understand.bridge.body import Kept


@dataclass(frozen=True)
class Place:
    """Where one person stands, to the measure of the map, and the engine's word on it."""

    standing: Standing
    x: float
    y: float


def place_of(answers: Mapping[int, int], survey: Kept) -> Place | None:
    """The place of one who has given these answers, by the number of the statement; None when none is of the survey."""
    known = _known(answers, survey)
    standing = stands(known, survey.drawn, survey.grouping)
    if standing.place is None:
        return None
    x, y = standing.place
    return Place(standing, x / survey.span, y / survey.span)


def next_of(
    answers: Mapping[int, int],
    survey: Kept,
    *,
    statements: int,
    number: int = 1,
    seed: int = 0,
    without: Collection[int] = (),
) -> tuple[tuple[int, str], ...]:
    """The numbers of the statements to ask about next, each with why; statements written since then are among them."""
    drawn, grouping, counts = _longer(survey, statements)
    asked: tuple[Ask, ...] = ask_next(
        {what - 1: said for what, said in answers.items() if what <= statements},
        counts,
        drawn,
        grouping,
        number=number,
        seed=seed,
        without=[what - 1 for what in without],
    )
    return tuple((each.statement + 1, each.reason.value) for each in asked)


def _known(answers: Mapping[int, int], survey: Kept) -> dict[int, int]:
    return {what - 1: said for what, said in answers.items() if what <= len(survey.drawn.means)}


def _longer(survey: Kept, statements: int) -> tuple[OpinionMap, Grouping, Numbers]:
    """The survey as if it had been of so many statements, of which nobody has answered the last."""
    more = max(0, statements - len(survey.drawn.means))
    drawn, grouping = survey.drawn, survey.grouping
    wider = OpinionMap(
        drawn.places,
        kept(np.pad(drawn.directions, ((0, more), (0, 0)))),
        kept(np.pad(drawn.axes, ((0, 0), (0, more)))),
        kept(np.pad(drawn.means, (0, more))),
        drawn.explained,
        drawn.residual,
        drawn.reasons,
    )
    ways = np.pad(grouping.ways, ((0, 0), (0, more), (0, 0)), constant_values=1 / 3)
    groups = Grouping(
        grouping.names, grouping.belonging, grouping.group_of, kept(ways), grouping.tried, grouping.reasons
    )
    return wider, groups, np.pad(survey.counts, ((0, more), (0, 0)))
