"""What understanding sees of an arena, and of one who takes part, in the one query its front page makes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, Expression, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.expressions import BaseExpression
from django.db.models.functions import Coalesce

from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.glimpses import glimpse_of
from samskab.stages.understand.models import Answer, Respondent, Restating, Statement
from samskab.stages.understand.queries.statements import standing_links

HERE = OuterRef("pk")


@dataclass(frozen=True)
class Said:
    """How many statements an arena has, and how many people have answered any."""

    statements: int
    people: int


def said_in(arena: Arena) -> Said:
    """The numbers of an arena that was read with its glimpses. No query."""
    return Said(glimpse_of(arena, "understand_statements"), glimpse_of(arena, "understand_people"))


def glimpses() -> Mapping[str, BaseExpression]:
    """What `said_in` reads, as expressions over an arena's row: numbers only."""
    return {
        "understand_statements": _number(Statement.objects.filter(arena=HERE), "arena"),
        "understand_people": _number(Respondent.objects.filter(arena=HERE), "arena"),
    }


def own_glimpses() -> Mapping[str, BaseExpression]:
    """What waits for one who takes part: statements they have not answered, and tries that wait for their word."""
    linked = standing_links().filter(statement=OuterRef("pk"))
    # Whoever left and came again is the one they were: what they answered then, they have answered.
    theirs = Answer.objects.filter(
        respondent__arena=OuterRef(OuterRef("arena")),
        respondent__participation__person=OuterRef(OuterRef("person")),
        statement=OuterRef("pk"),
        wording=OuterRef("wording"),
    )
    open_ = Statement.objects.filter(~Exists(linked), ~Exists(theirs), arena=OuterRef("arena"))
    tries = Restating.objects.filter(
        statement__by__person=OuterRef("person"), statement__arena=OuterRef("arena"), answer__isnull=True
    )
    return {
        "understand_unanswered": _number(open_, "arena"),
        "understand_tries": _number(tries.annotate(where=F("statement__arena")), "where"),
    }


def has_statements() -> Exists:
    """Whether an arena has any."""
    return Exists(Statement.objects.filter(arena=HERE))


def _number(rows: QuerySet[Any], by: str) -> Expression:
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
