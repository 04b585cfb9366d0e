"""Frames: what lies fast, who says so, why, and when we may ask again (M77)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.kernel import handling
from samskab.kernel.handling import Handling
from samskab.stages.gather.enums import Firmness
from samskab.stages.gather.models.owed import OWED, Owed
from samskab.stages.gather.models.said import SAID, Said

FRAME_LENGTH = 200
WHY_LENGTH = 600
UNTIL_LENGTH = 120


class Frame(Said):
    """One thing that was said to be fixed, movable or open. A newer one may stand in its place; this one stays."""

    handling: ClassVar[dict[str, Handling]] = {
        **SAID,
        "what": handling.PUBLIC,
        "firmness": handling.PUBLIC,
        "why": handling.PUBLIC,
        "until": handling.PUBLIC,
        "replaces": handling.TECHNICAL,
    }

    what = models.CharField(max_length=FRAME_LENGTH)
    firmness = models.CharField(max_length=7, choices=Firmness)
    why = models.TextField()
    until = models.CharField(max_length=UNTIL_LENGTH)
    replaces = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")

    class Meta(Said.Meta):
        constraints: ClassVar = [
            *Said.Meta.constraints,
            models.CheckConstraint(
                name="gather_frame_whole", condition=~Q(what="") & ~Q(why="") & ~Q(until="") & ~Q(said_in="")
            ),
            models.CheckConstraint(name="gather_frame_firmness", condition=Q(firmness__in=Firmness.values)),
        ]

    def __str__(self) -> str:
        return self.what


class FrameQuestion(Said, Owed):
    """Somebody asks about a frame. The one who stated it owes an answer."""

    handling: ClassVar[dict[str, Handling]] = {**SAID, **OWED, "frame": handling.TECHNICAL, "text": handling.PUBLIC}

    frame = models.ForeignKey(Frame, on_delete=models.PROTECT, related_name="questions")
    text = models.TextField()

    class Meta(Said.Meta):
        ordering: ClassVar = ["said_at", "id"]
        constraints: ClassVar = [
            *Said.Meta.constraints,
            models.CheckConstraint(name="gather_frame_question_asked", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text


class FrameAnswer(Said):
    """An answer to a question about a frame; more can be added, and none is taken away."""

    handling: ClassVar[dict[str, Handling]] = {**SAID, "question": handling.TECHNICAL, "text": handling.PUBLIC}

    question = models.ForeignKey(FrameQuestion, on_delete=models.PROTECT, related_name="answers")
    text = models.TextField()

    class Meta(Said.Meta):
        ordering: ClassVar = ["said_at", "id"]
        constraints: ClassVar = [
            *Said.Meta.constraints,
            models.CheckConstraint(name="gather_frame_answer_said", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text
