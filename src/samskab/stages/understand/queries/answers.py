"""Answers: one's own, and those that count. What they sum up to is told as the last map tells it, by `bridge`."""

from typing import NamedTuple

from django.db.models import Count, F, Q, QuerySet

from samskab.ground.arenas.models import Arena, Participation
from samskab.stages.understand.enums import Came
from samskab.stages.understand.models import Answer, Respondent


class Row(NamedTuple):
    """That a respondent, by key, has answered the statement with a number."""

    respondent: int
    number: int
    value: int
    important: bool


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
