"""An arena with statements, and those who answer them."""

from dataclasses import dataclass
from typing import NamedTuple

import pytest

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.stages.understand import actions
from samskab.stages.understand.enums import Value
from samskab.stages.understand.models import Answer, Statement
from samskab.stages.understand.queries.counted import counted
from tests.factories import a_participant, a_person, an_arena

WORDS = ("Ingen skal stå alene, når vandet kommer.", "Diget skal være højere.", "Vi skal øve os hvert år.")


@dataclass(frozen=True)
class Here:
    """An arena, the statements there, their author, and another who takes part."""

    arena: Arena
    statements: tuple[Statement, ...]
    author: Participation
    other: Participation

    @property
    def said(self) -> Statement:
        """The first statement, as it stands now."""
        return Statement.objects.get(pk=self.statements[0].pk)


def a_table(*, words: tuple[str, ...] = WORDS) -> Here:
    """An arena in which an employee of the municipality has written some statements, and a citizen takes part."""
    arena = an_arena()
    author = a_participant(arena, perspective=Perspective.PUBLIC_EMPLOYEE)
    statements = tuple(actions.write_statement(arena=arena, words=each, by=author.person) for each in words)
    return Here(arena, statements, author, a_participant(arena))


def says(statement: Statement, by: Person, value: Value = Value.AGREE, *, important: bool = False) -> Answer:
    """Somebody's answer to a statement as it stands now."""
    now = Statement.objects.select_related("arena").get(pk=statement.pk)
    return actions.answer(statement=now, wording=now.wording, value=value, important=important, by=by)


def somebody(arena: Arena, perspective: Perspective = Perspective.CITIZEN) -> Person:
    """One more who takes part."""
    return a_participant(arena, perspective=perspective, by=a_person()).person


@pytest.fixture
def here(db: None) -> Here:
    return a_table()


class Row(NamedTuple):
    """That a respondent, by key, has answered the statement with a number."""

    respondent: int
    number: int
    value: int
    important: bool


def rows_of(arena: Arena) -> list[Row]:
    """Every answer of an arena that counts, by respondent and the number of the statement."""
    rows = sorted(counted(arena).rows.tolist())
    return [Row(who, number, value, bool(dear)) for who, number, _wording, value, dear in rows]
