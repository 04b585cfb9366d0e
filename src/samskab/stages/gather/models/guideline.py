"""How people in an arena want to be together: lines they draft for themselves, beside the ground rules (M161)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.kernel import handling
from samskab.kernel.handling import Handling
from samskab.stages.gather.models.said import SAID, Said

GUIDELINE_LENGTH = 200


class Guideline(Said):
    """One line of the draft. A line said anew `replaces` the one before, which stays to be read.

    A draft binds nobody. What the arena agrees on is a matter for its consent.
    """

    handling: ClassVar[dict[str, Handling]] = {**SAID, "text": handling.PUBLIC, "replaces": handling.TECHNICAL}

    text = models.CharField(max_length=GUIDELINE_LENGTH)
    replaces = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")

    class Meta(Said.Meta):
        ordering: ClassVar = ["said_at", "id"]
        constraints: ClassVar = [
            *Said.Meta.constraints,
            models.CheckConstraint(name="gather_guideline_written", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text


class GuidelineTakenBack(Said):
    """That the one who wrote a line takes it back. Nobody can take back another's."""

    handling: ClassVar[dict[str, Handling]] = {**SAID, "guideline": handling.TECHNICAL}

    guideline = models.OneToOneField(Guideline, on_delete=models.PROTECT, related_name="taken_back")

    def __str__(self) -> str:
        return str(self.guideline_id)
