"""Whom consent knows to be heard: those whose objection others have worked on (M155)."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.involvement import people_in
from samskab.ground.consent.models import Amendment, Objection, Restatement, Wording
from samskab.ground.consent.queries.objections import AUTHOR


def worked_on(arena: Arena, until: datetime) -> Q:
    """Whose objection another said again, offered words for, or wrote a text to build in."""
    by_another = (
        _anothers(Restatement.objects.filter(objection=OuterRef("pk")), until),
        _anothers(Wording.objects.filter(objection=OuterRef("pk")), until),
        _anothers(Amendment.objects.filter(objections=OuterRef("pk")), until),
    )
    condition = Q(pk__in=())
    for rows in by_another:
        condition |= people_in(Objection.objects.filter(Exists(rows), proposal__arena=arena), AUTHOR)
    return condition


def _anothers(rows: QuerySet[Any], until: datetime) -> QuerySet[Any]:
    return rows.filter(at__lt=until).exclude(by__person=OuterRef(AUTHOR))
