"""What counts in an arena now: every answer to the words that a statement has, and who gave it."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TypeAlias
from uuid import UUID

import numpy as np
import numpy.typing as npt
from django.db import connection

from samskab.ground.arenas.models import Arena
from samskab.stages.understand.models import Answer, Respondent, Statement

# An answer a row: respondent, number of the statement, its wording, what was said, and whether it is important to them.
Rows: TypeAlias = npt.NDArray[np.int64]
COLUMNS = 5

# As many answers as there may be are not read one by one: they come as PostgreSQL has them, a line of bytes each.
_ANSWERS = """
COPY (
    SELECT answer.respondent_id, statement.number, answer.wording, answer.value, answer.important
    FROM understand_answer answer JOIN understand_statement statement
        ON statement.id = answer.statement_id AND statement.wording = answer.wording
    WHERE statement.arena_id = %s
) TO STDOUT (FORMAT BINARY)
"""
# Before the lines, and after them; in a line the number of columns, and before each column how many bytes it has.
_HEAD, _TAIL = 19, 2
_LINE = np.dtype(
    [
        ("columns", ">i2"),
        *(("", ">i4"), ("respondent", ">i8")),
        *(("", ">i4"), ("number", ">i4")),
        *(("", ">i4"), ("wording", ">i4")),
        *(("", ">i4"), ("value", ">i2")),
        *(("", ">i4"), ("important", "i1")),
    ]
)


@dataclass(frozen=True)
class Counted:
    """The answers that count, and what they are answers to.

    `respondents` have an id, a reference and a sector each, in the order of their references, which is nobody's order.
    `wordings` has the number of the wording of each statement: that of the first statement first.
    """

    respondents: tuple[tuple[int, UUID, str], ...]
    rows: Rows
    wordings: tuple[int, ...]

    @cached_property
    def places(self) -> npt.NDArray[np.int64]:
        """Of each row, the place among the respondents of the one who gave it."""
        ids = np.array([each[0] for each in self.respondents], np.int64)
        order = np.argsort(ids)
        return order[np.searchsorted(ids[order], self.rows[:, 0])]


def counted(arena: Arena) -> Counted:
    """Everything that counts, in three queries. An answer to earlier words waits until it is given again."""
    rows = _answers(arena)
    people = Respondent.objects.filter(arena=arena).order_by("ref").values_list("id", "ref", "sector")
    here = set(np.unique(rows[:, 0]).tolist())
    respondents = tuple(each for each in people if each[0] in here)
    wordings = tuple(Statement.objects.filter(arena=arena).order_by("number").values_list("wording", flat=True))
    # What went, or got other words, between one query and the next.
    still = np.isin(rows[:, 0], np.array([each[0] for each in respondents], np.int64))
    still &= np.array(wordings, np.int64)[rows[:, 1] - 1] == rows[:, 2]
    return Counted(respondents, rows if still.all() else rows[still], wordings)


def _answers(arena: Arena) -> Rows:
    with connection.cursor() as cursor, cursor.copy(_ANSWERS, [arena.pk]) as copy:
        said = b"".join(copy)
    lines = np.frombuffer(said, _LINE, (len(said) - _HEAD - _TAIL) // _LINE.itemsize, _HEAD)
    rows = np.empty((len(lines), COLUMNS), np.int64)
    for place, column in enumerate(("respondent", "number", "wording", "value", "important")):
        rows[:, place] = lines[column]
    return rows


def changed_since(arena: Arena, moment: datetime | None, *, most: int) -> int:
    """How many have answered since a moment, or ever; no more than `most` are counted."""
    rows = Answer.objects.filter(statement__arena=arena)
    if moment is not None:
        rows = rows.filter(at__gt=moment)
    return len(rows.order_by().values_list("respondent_id", flat=True).distinct()[:most])
