"""Why somebody left, in their own words and with or without their name (M94)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.ground.arenas.models.arena import Arena
from samskab.ground.people.models import Person
from samskab.kernel import handling
from samskab.kernel.handling import Handling
from samskab.kernel.ids import new_ref


class Departure(models.Model):
    """A reason for leaving, told to those who stay.

    Without a `person` nobody can find out whose it is from here: the row has a random key, the Monday of its week
    and nothing else.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "ref": handling.TECHNICAL,
        "arena": handling.TECHNICAL,
        "week": handling.PUBLIC,
        "reason": handling.PUBLIC,
        "person": handling.REFERENCE,
    }

    ref = models.UUIDField(primary_key=True, default=new_ref, editable=False)
    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="departures")
    week = models.DateField()
    reason = models.TextField()
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table_comment = "append-only"
        ordering: ClassVar = ["-week", "ref"]
        constraints = [models.CheckConstraint(name="arenas_departure_reasoned", condition=~Q(reason=""))]

    def __str__(self) -> str:
        return f"{self.week} {self.arena_id}"
