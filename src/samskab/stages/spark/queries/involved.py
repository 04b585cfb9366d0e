"""Whom the start check knows to be heard: somebody else has seen to what they said was missing (M155)."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.involvement import people_in
from samskab.stages.spark.enums import Word
from samskab.stages.spark.models import CheckAnswer, Settled


def seen_to(arena: Arena, until: datetime) -> Q:
    """Those who left something to do at a rule that somebody else has seen to since."""
    since = Settled.objects.filter(
        arena=arena, rule=OuterRef("rule"), settled_at__gt=OuterRef("answered_at"), settled_at__lt=until
    ).exclude(settled_by=OuterRef("answered_by"))
    answers = CheckAnswer.objects.filter(Exists(since), arena=arena).exclude(
        word__in=[word for word in Word if word.is_settled]
    )
    return people_in(answers, "answered_by")
