"""That a part of an arena is closed to those outside for a while, with a reason everybody can read (M154)."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from samskab.ground.arenas.enums import Part
from samskab.ground.arenas.models.arena import Arena
from samskab.ground.people.models import Person
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling
from samskab.kernel.ids import new_ref


class ClosedPart(models.Model):
    """One part, why, and until when. It opens by itself on that day; participants see everything all the time."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.PUBLIC,
        "arena": handling.TECHNICAL,
        "part": handling.PUBLIC,
        "reason": handling.PUBLIC,
        "closed_by": handling.REFERENCE,
        "closed_at": handling.PUBLIC,
        "until": handling.PUBLIC,
        "opened_by": handling.REFERENCE,
        "opened_at": handling.PUBLIC,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="closed_parts")
    part = models.CharField(max_length=12, choices=Part)
    reason = models.TextField()
    closed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(default=clock.now, editable=False)
    until = models.DateTimeField()
    opened_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["-closed_at", "-id"]
        constraints = [
            models.CheckConstraint(name="arenas_closed_with_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(name="arenas_closed_part_known", condition=Q(part__in=Part.values)),
            models.CheckConstraint(name="arenas_closed_for_a_while", condition=Q(until__gt=F("closed_at"))),
        ]

    def __str__(self) -> str:
        return f"{self.part} {self.arena_id}"
