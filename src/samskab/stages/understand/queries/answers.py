"""Answers: one's own, those that count, and what they sum up to where nobody can be found in the sum."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, F, Q, QuerySet

from samskab.ground.arenas.models import Arena, Participation
from samskab.kernel.few import FEWEST
from samskab.stages.understand.enums import Came, Value
from samskab.stages.understand.models import Answer, Respondent, Statement


class Row(NamedTuple):
    """That a respondent, by key, has answered the statement with a number."""

    respondent: int
    number: int
    value: int
    important: bool


@dataclass(frozen=True)
class Sum:
    """What has been answered to a statement. Of fewer than five people nothing is told but how many they are."""

    people: int
    agree: int
    disagree: int
    unsure: int
    important: int

    @property
    def is_told(self) -> bool:
        """Whether enough have answered for the sum to be shown."""
        return self.people >= FEWEST

    @property
    def tells_importance(self) -> bool:
        """Whether it is important to so many that it can be shown."""
        return self.important >= FEWEST


NOBODY = Sum(0, 0, 0, 0, 0)


def counting() -> QuerySet[Answer]:
    """The answers that count: those to the words a statement has now."""
    return Answer.objects.filter(wording=F("statement__wording"))


def rows_of(arena: Arena) -> list[Row]:
    """Every answer of an arena that counts, by respondent and the number of the statement. One query."""
    rows = counting().filter(statement__arena=arena).order_by("respondent_id", "statement__number")
    return [Row(*row) for row in rows.values_list("respondent_id", "statement__number", "value", "important")]


def sectors_of(arena: Arena) -> dict[int, str]:
    """The sector of each respondent of an arena, by key; empty where it was not told. One query."""
    return dict(Respondent.objects.filter(arena=arena).values_list("pk", "sector"))


def respondents_of(here: Participation) -> QuerySet[Respondent]:
    """Every respondent that one who takes part is, or was as a guest or at an earlier time: one, but for a moment."""
    mine = Q(participation__person=here.person_id) | Q(participation__person__claimed_by=here.person_id)
    return Respondent.objects.filter(mine, arena=here.arena_id, came=Came.HERE).order_by("pk")


def answers_of(here: Participation | None) -> dict[int, Answer]:
    """What one who takes part has answered, by the key of the statement, also to words that have changed. One query."""
    if here is None:
        return {}
    mine = respondents_of(here).values("pk")
    return {answer.statement_id: answer for answer in Answer.objects.filter(respondent__in=mine)}


def values_of(here: Participation | None) -> dict[int, int]:
    """What of one's own answers counts, by the number of the statement. One query."""
    if here is None:
        return {}
    mine = counting().filter(respondent__in=respondents_of(here).values("pk"))
    return dict(mine.values_list("statement__number", "value"))


def sums_of(statements: Collection[Statement]) -> Mapping[int, Sum]:
    """What has been answered to some statements, by key; those that nobody has answered are not in it. One query."""
    counted = (
        counting()
        .filter(statement__in=[each.pk for each in statements])
        .values("statement_id")
        .annotate(
            people=Count("pk"),
            agree=Count("pk", filter=Q(value=Value.AGREE)),
            disagree=Count("pk", filter=Q(value=Value.DISAGREE)),
            unsure=Count("pk", filter=Q(value=Value.UNSURE)),
            dear=Count("pk", filter=Q(important=True)),
        )
        .order_by()
    )
    return {
        row["statement_id"]: Sum(row["people"], row["agree"], row["disagree"], row["unsure"], row["dear"])
        for row in counted
    }


def counts_of(arena: Arena) -> dict[int, tuple[int, int, int]]:
    """How many disagree, are unsure and agree, by the number of the statement, for choosing what to ask. One query."""
    found: dict[int, list[int]] = {}
    rows = counting().filter(statement__arena=arena).order_by()
    for number, value, people in rows.values_list("statement__number", "value").annotate(people=Count("pk")):
        found.setdefault(number, [0, 0, 0])[value + 1] = people
    return {number: (row[0], row[1], row[2]) for number, row in found.items()}


def people_answering(arena: Arena) -> int:
    """How many people have answered something."""
    return Respondent.objects.filter(arena=arena, answers__isnull=False).distinct().count()
