"""What everything that is said in an arena has in common: who, in which perspective, for whom, and when."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.ground.arenas.models import Arena
from samskab.ground.people.enums import Perspective, Sector
from samskab.ground.people.models import Organisation, Person
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling
from samskab.kernel.ids import new_ref

SAID: dict[str, Handling] = {
    "id": handling.TECHNICAL,
    "ref": handling.PUBLIC,
    "arena": handling.TECHNICAL,
    "said_by": handling.REFERENCE,
    "said_in": handling.PUBLIC,
    "organisation": handling.PUBLIC,
    "said_at": handling.PUBLIC,
}


class Said(models.Model):
    """Something a participant said. It keeps the perspective it was said in, whatever they speak as later.

    `said_in` is empty for one who looked in from outside. Rows are added and never changed: what is said anew is a
    new row.
    """

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="+")
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    said_in = models.CharField(max_length=30, choices=Perspective, blank=True)
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        abstract = True
        db_table_comment = "append-only"
        ordering: ClassVar = ["-said_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_perspective", condition=Q(said_in__in=["", *Perspective.values])
            )
        ]

    @property
    def sector(self) -> Sector | None:
        """The sector it was said from; None from outside."""
        return Perspective(self.said_in).sector if self.said_in else None

    def is_said_by(self, person: Person) -> bool:
        """Whether a person said it, also as the guest they were before they came in."""
        return person.pk in (self.said_by_id, self.said_by.claimed_by_id)

    @property
    def who(self) -> str:
        """The name of the one who said it, and whom they spoke for."""
        name = self.said_by.display_name
        return f"{name}, {self.organisation.name}" if self.organisation is not None else name
