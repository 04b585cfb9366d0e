"""What is given out of an arena: its statements to anybody, and whole answers only where they came from outside."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena
from samskab.kernel.refusal import Refusal
from samskab.stages.understand.enums import Came
from samskab.stages.understand.models import Respondent, Statement
from samskab.stages.understand.queries.answers import counting


class Vote(NamedTuple):
    """That a respondent, under their random reference, has answered the statement with a number."""

    respondent: UUID
    number: int
    value: int
    at: datetime


def statements_given(arena: Arena) -> QuerySet[Statement]:
    """Every statement of an arena, in the order they came."""
    return Statement.objects.filter(arena=arena).order_by("number")


def statement_given(arena: Arena, number: int) -> Statement:
    """The guarded door to one of them by its number; raises a `Refusal` with status 404 when there is none such."""
    found = statements_given(arena).filter(number=number).first()
    if found is None:
        raise Refusal("unknown_statement", _("Vi kan ikke finde det udsagn."), status=404)
    return found


def is_from_elsewhere(arena: Arena) -> bool:
    """Whether all who have answered came with an imported set: then their answers were open before they came here."""
    answering = Respondent.objects.filter(arena=arena, answers__isnull=False)
    return answering.exists() and not answering.exclude(came=Came.IMPORTED).exists()


def votes(arena: Arena) -> Iterator[Vote]:
    """Every answer that counts, person by person in the order of their random references. One query, read as it goes.

    Only for an arena that `is_from_elsewhere`: else this is who answered what.
    """
    rows = counting().filter(statement__arena=arena).order_by("respondent__ref", "statement__number")
    found = rows.values_list("respondent__ref", "statement__number", "value", "at")
    for row in found.iterator(chunk_size=10_000):
        yield Vote(*row)
