"""What people in an arena want together, in each of its wordings."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.ground.arenas.models.arena import Arena
from samskab.ground.people.models import Person
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling
from samskab.kernel.ids import new_ref


class Purpose(models.Model):
    """One wording of the shared purpose. Wordings are added and never changed; the last one stands."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.PUBLIC,
        "arena": handling.TECHNICAL,
        "text": handling.PUBLIC,
        "said_by": handling.REFERENCE,
        "said_at": handling.PUBLIC,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="purposes")
    text = models.TextField()
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"
        ordering: ClassVar = ["-said_at", "-id"]
        constraints = [models.CheckConstraint(name="arenas_purpose_said", condition=~Q(text=""))]

    def __str__(self) -> str:
        return self.text
