"""Answers: one's own, and those that count. What they sum up to is told as the last map tells it, by `bridge`."""

from django.db.models import Count, F, Q, QuerySet

from samskab.ground.arenas.models import Arena, Participation
from samskab.kernel.often import Often, asked
from samskab.stages.understand.enums import Came
from samskab.stages.understand.models import Answer, Respondent


def counting() -> QuerySet[Answer]:
    """The answers that count: those to the words a statement has now."""
    return Answer.objects.filter(wording=F("statement__wording"))


_MINE = Often(
    lambda: Respondent.objects.filter(
        Q(participation__person=asked("person")) | Q(participation__person__claimed_by=asked("person")),
        arena=asked("arena"),
        came=Came.HERE,
    ).order_by("pk")
)


def own_respondents(here: Participation) -> list[Respondent]:
    """The same as `respondents_of`, read now."""
    return _MINE(person=here.person_id, arena=here.arena_id)


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
