"""Everything that can be said of some answers, at once."""

from collections.abc import Callable
from dataclasses import dataclass

from samskab.engines.opinion.answers import Answers
from samskab.engines.opinion.confidence import Confidence, confidence
from samskab.engines.opinion.grouping import Grouping, find_groups
from samskab.engines.opinion.mapping import OpinionMap, draw
from samskab.engines.opinion.representing import Representative, representative
from samskab.engines.opinion.statements import Statements, tell


@dataclass(frozen=True, slots=True, eq=False)
class Survey:
    """The map, the groups, what represents each of them, what each statement does, and how much to make of it."""

    drawn: OpinionMap
    grouping: Grouping
    representative: tuple[tuple[Representative, ...], ...]
    statements: Statements
    confidence: Confidence


def survey_of(
    answers: Answers,
    *,
    earlier: Survey | None = None,
    seed: int = 0,
    told: Callable[[float], None] | None = None,
) -> Survey:
    """Say everything; `earlier` keeps the names of groups and the left of the map. `told` hears how far it has come."""
    drawn = draw(answers, earlier=None if earlier is None else earlier.drawn)
    grouping = find_groups(answers, seed=seed, earlier=None if earlier is None else earlier.grouping, told=told)
    return Survey(
        drawn,
        grouping,
        representative(answers, grouping),
        tell(answers, grouping),
        confidence(answers, grouping, seed=seed),
    )
