"""Whom arenas themselves know to be heard and to take responsibility: around those who stand behind one."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from samskab.ground.arenas.models import Arena, Initiator, StewardshipAnswer, StewardshipRequest
from samskab.ground.arenas.queries.involvement import people_in


def answered_or_asked(arena: Arena, until: datetime) -> Q:
    """Who asked the initiators for something and got an answer, and the initiators who were asked."""
    answer = StewardshipAnswer.objects.filter(request=OuterRef("pk"), answered_at__lt=until)
    answered = StewardshipRequest.objects.filter(Exists(answer), arena=arena)
    question = StewardshipRequest.objects.filter(arena=arena, asked_at__lt=until)
    asked = Initiator.objects.filter(
        Exists(question.exclude(asked_by=OuterRef("person"))), arena=arena, left_at__isnull=True
    )
    return people_in(answered, "asked_by") | people_in(asked, "person")


def stands_behind(arena: Arena, until: datetime) -> Q:
    """The initiators: they answer for the name, and for what they started."""
    return people_in(Initiator.objects.filter(arena=arena, left_at__isnull=True, since__lt=until), "person")
