"""What may be given to anybody of an arena's statements: their words, and what was answered as the last map tells it.

The counts are those of the newest survey and never of this moment. A survey is made when five have answered since the
one before, and tells of no fewer than five people; counts of this moment, asked for before and after somebody answers,
would tell what that one person answered.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from samskab.engines.opinion import Effect
from samskab.ground.arenas.models import Arena
from samskab.stages.understand.bridge.body import Said
from samskab.stages.understand.bridge.remembering import survey_of
from samskab.stages.understand.enums import Came
from samskab.stages.understand.models import Statement
from samskab.stages.understand.queries.open_data import statements_given

__all__ = ["Answered", "Effect", "Given", "given"]


@dataclass(frozen=True)
class Answered:
    """How many took each side, five people or more together."""

    agree: int
    unsure: int
    disagree: int

    @property
    def people(self) -> int:
        """How many have answered."""
        return self.agree + self.unsure + self.disagree


@dataclass(frozen=True)
class Given:
    """A statement as it is given out. `answered` is None where fewer than five are told of, or where it has had other
    words since; `groups` has those groups that may be told of, by the letter they have on the map.
    """

    number: int
    ref: UUID
    words: str
    wording: int
    origin: Came
    sector: str
    sorted_away: bool
    written_on: date
    effect: Effect
    answered: Answered | None
    important: int
    groups: Mapping[str, Answered]


def given(arena: Arena, statements: Iterable[Statement] | None = None) -> list[Given]:
    """Statements of an arena with what is told of them: these, or all in their order. Two queries at most for all."""
    survey = survey_of(arena)
    told = survey[1].told if survey else None
    said = {each.number: each for each in told.said} if told else {}
    letters = {group.name: group.letter for group in told.groups} if told else {}
    rows = statements_given(arena) if statements is None else statements
    return [_given(each, said.get(each.number), letters) for each in rows]


def _given(statement: Statement, said: Said | None, letters: Mapping[int, str]) -> Given:
    if said is not None and said.wording != statement.wording:
        said = None
    groups = said.groups if said else {}
    return Given(
        number=statement.number,
        ref=statement.ref,
        words=statement.words,
        wording=statement.wording,
        origin=Came(statement.origin),
        sector=statement.sector,
        sorted_away=statement.sorted_away,
        written_on=statement.at.date(),
        effect=said.effect if said else Effect.UNKNOWN,
        answered=_answered(said.everybody) if said and said.everybody else None,
        important=said.important if said else 0,
        groups={letters[name]: _answered(counts) for name, counts in groups.items()},
    )


def _answered(counts: tuple[int, int, int]) -> Answered:
    disagree, unsure, agree = counts
    return Answered(agree, unsure, disagree)
