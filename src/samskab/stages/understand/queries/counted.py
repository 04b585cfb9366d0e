"""What counts in an arena now: every answer to the words that a statement has, and who gave it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samskab.ground.arenas.models import Arena
from samskab.stages.understand.models import Answer, Respondent, Statement
from samskab.stages.understand.queries.answers import counting

# Respondent, number of the statement, its wording, what was said, and whether it is important to them.
Row = tuple[int, int, int, int, bool]


@dataclass(frozen=True)
class Counted:
    """The answers that count, and what they are answers to.

    `respondents` have an id, a reference and a sector each, in the order of their references, which is nobody's order.
    `wordings` has the number of the wording of each statement: that of the first statement first.
    """

    respondents: tuple[tuple[int, UUID, str], ...]
    rows: tuple[Row, ...]
    wordings: tuple[int, ...]


def counted(arena: Arena) -> Counted:
    """Everything that counts, in three queries. An answer to earlier words waits until it is given again."""
    answers = counting().filter(statement__arena=arena).order_by()
    rows = list(answers.values_list("respondent_id", "statement__number", "wording", "value", "important"))
    here = {row[0] for row in rows}
    people = Respondent.objects.filter(arena=arena).order_by("ref").values_list("id", "ref", "sector")
    respondents = tuple(each for each in people if each[0] in here)
    wordings = tuple(Statement.objects.filter(arena=arena).order_by("number").values_list("wording", flat=True))
    # What went, or got other words, between one query and the next.
    still = {each[0] for each in respondents}
    return Counted(
        respondents, tuple(row for row in rows if row[0] in still and wordings[row[1] - 1] == row[2]), wordings
    )


def changed_since(arena: Arena, moment: datetime | None, *, most: int) -> int:
    """How many have answered since a moment, or ever; no more than `most` are counted."""
    rows = Answer.objects.filter(statement__arena=arena)
    if moment is not None:
        rows = rows.filter(at__gt=moment)
    return len(rows.order_by().values_list("respondent_id", flat=True).distinct()[:most])
