"""That a participant thinks it is not samskabelse, but rather something else."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.ground.arenas.models import Arena
from samskab.ground.people.enums import Perspective, Sector
from samskab.ground.people.models import Person
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling
from samskab.kernel.ids import new_ref
from samskab.stages.spark.enums import Rather

REASON_LENGTH = 600


class Verdict(models.Model):
    """What one participant thinks, for a reason everybody reads. It stops nothing (G15).

    It stands until the one who gave it takes it back; nobody else can, and what was said stays to be read.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.PUBLIC,
        "arena": handling.TECHNICAL,
        "rather": handling.PUBLIC,
        "reason": handling.PUBLIC,
        "perspective": handling.PUBLIC,
        "given_by": handling.REFERENCE,
        "given_at": handling.PUBLIC,
        "taken_back_at": handling.PUBLIC,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="verdicts")
    rather = models.CharField(max_length=11, choices=Rather)
    reason = models.TextField()
    perspective = models.CharField(max_length=30, choices=Perspective)
    given_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField(default=clock.now, editable=False)
    taken_back_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints = [
            models.CheckConstraint(name="spark_verdict_reasoned", condition=~Q(reason="")),
            models.CheckConstraint(
                name="spark_verdict_words_known",
                condition=Q(rather__in=Rather.values) & Q(perspective__in=Perspective.values),
            ),
            models.UniqueConstraint(
                name="spark_one_verdict_each", fields=["arena", "given_by"], condition=Q(taken_back_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rather}: {self.reason}"

    @property
    def sector(self) -> Sector:
        """The sector that was spoken from."""
        return Perspective(self.perspective).sector
