"""That two arenas belong together, which takes a yes from both."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from samskab.ground.arenas.enums import LinkKind
from samskab.ground.arenas.models.arena import Arena
from samskab.ground.people.models import Person
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling
from samskab.kernel.ids import new_ref


class ArenaLink(models.Model):
    """A participant of one arena asks to belong with another, and a participant of the other answers.

    »part of« makes `other` the larger one. A link stands from `confirmed_at` until `ended_at`.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.PUBLIC,
        "arena": handling.TECHNICAL,
        "other": handling.TECHNICAL,
        "kind": handling.PUBLIC,
        "asked_by": handling.REFERENCE,
        "asked_at": handling.PUBLIC,
        "confirmed_by": handling.REFERENCE,
        "confirmed_at": handling.PUBLIC,
        "ended_by": handling.REFERENCE,
        "ended_at": handling.PUBLIC,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="links")
    other = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="links_here")
    kind = models.CharField(max_length=7, choices=LinkKind)
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now, editable=False)
    confirmed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True, editable=False)
    ended_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["asked_at", "id"]
        constraints = [
            models.CheckConstraint(name="arenas_link_is_to_another", condition=~Q(arena=F("other"))),
            models.CheckConstraint(name="arenas_link_kind_known", condition=Q(kind__in=LinkKind.values)),
            models.UniqueConstraint(
                name="arenas_one_open_link", fields=["arena", "other"], condition=Q(ended_at__isnull=True)
            ),
            models.CheckConstraint(
                name="arenas_link_confirmed_by_somebody",
                condition=Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.arena_id} {self.kind} {self.other_id}"
