"""Whom gathering knows to be heard, and to have taken something upon them (M155)."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.involvement import people_in
from samskab.stages.gather.enums import TieKind
from samskab.stages.gather.models import (
    ActorTie,
    ActorVersion,
    Frame,
    FrameAnswer,
    FrameQuestion,
    Guideline,
    SavingsConfirmation,
    ShamAnswer,
    ShamFlag,
    SupportAnswer,
    SupportNeed,
)


def answered_used_or_asked(arena: Arena, until: datetime) -> Q:
    """Who got an answer, whose words somebody else worked on, and who was asked about a frame they stated."""
    heard = (
        _by_others(FrameQuestion.objects.all(), FrameAnswer.objects.all(), "question", until),
        _by_others(SupportNeed.objects.all(), SupportAnswer.objects.all(), "need", until),
        _by_others(ShamFlag.objects.all(), ShamAnswer.objects.all(), "flag", until),
        _by_others(Frame.objects.all(), FrameQuestion.objects.all(), "frame", until),
        _by_others(Guideline.objects.all(), Guideline.objects.all(), "replaces", until),
        ActorVersion.objects.filter(Exists(_written_on(until)) | Exists(_recognised(until))),
    )
    condition = Q(pk__in=())
    for rows in heard:
        condition |= people_in(rows.filter(arena=arena), "said_by")
    return condition


def promised(arena: Arena, until: datetime) -> Q:
    """Who will invite somebody, and who has said that they can carry a task."""
    invites = ActorTie.objects.filter(actor__arena=arena, kind=TieKind.INVITES, ended_at__isnull=True, since__lt=until)
    carries = SavingsConfirmation.objects.filter(arena=arena, can=True, said_at__lt=until)
    return people_in(invites, "participation__person") | people_in(carries, "said_by")


def _by_others(said: QuerySet[Any], answers: QuerySet[Any], to: str, until: datetime) -> QuerySet[Any]:
    """What was said that somebody else has answered."""
    theirs = answers.filter(said_at__lt=until, **{to: OuterRef("pk")}).exclude(said_by=OuterRef("said_by"))
    return said.filter(Exists(theirs))


def _written_on(until: datetime) -> QuerySet[ActorVersion]:
    """A later version of the same actor by somebody else."""
    later = ActorVersion.objects.filter(actor=OuterRef("actor"), number__gt=OuterRef("number"), said_at__lt=until)
    return later.exclude(said_by=OuterRef("said_by"))


def _recognised(until: datetime) -> QuerySet[ActorTie]:
    """Somebody else who says that the actor is them, that they know them, or will invite them."""
    ties = ActorTie.objects.filter(actor=OuterRef("actor"), since__lt=until)
    return ties.exclude(participation__person=OuterRef("said_by"))
