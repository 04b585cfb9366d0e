"""Who stands behind an arena, and what can only change when all of them say yes (M156, G6)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.ground.arenas.enums import StewardshipKind
from samskab.ground.arenas.models.arena import TITLE_LENGTH, Arena
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling
from samskab.kernel.ids import new_ref


class Initiator(models.Model):
    """One of those who started an arena, or whom they have all taken in among them. It gives no say over others."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "arena": handling.TECHNICAL,
        "person": handling.REFERENCE,
        "since": handling.PUBLIC,
        "left_at": handling.PUBLIC,
    }

    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="initiators")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField(default=clock.now, editable=False)
    left_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["since", "id"]
        constraints = [
            models.UniqueConstraint(
                name="arenas_initiator_once", fields=["arena", "person"], condition=Q(left_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} of {self.arena_id}"


class StewardshipRequest(models.Model):
    """Somebody asks for another name, or to stand behind the arena too.

    It is granted when every initiator has said yes, and falls with the first no. The database refuses any other way.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.PUBLIC,
        "arena": handling.TECHNICAL,
        "kind": handling.PUBLIC,
        "title": handling.PUBLIC,
        "reason": handling.PUBLIC,
        "asked_by": handling.REFERENCE,
        "asked_in": handling.PUBLIC,
        "asked_at": handling.PUBLIC,
        "granted_at": handling.PUBLIC,
        "declined_at": handling.PUBLIC,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="stewardship_requests")
    kind = models.CharField(max_length=9, choices=StewardshipKind)
    title = models.CharField(max_length=TITLE_LENGTH, blank=True)
    reason = models.TextField()
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_in = models.CharField(max_length=30)
    asked_at = models.DateTimeField(default=clock.now, editable=False)
    granted_at = models.DateTimeField(null=True, editable=False)
    declined_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["-asked_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="arenas_stewardship_kind_known",
                condition=Q(kind=StewardshipKind.INITIATOR, title="") | Q(kind=StewardshipKind.NAME) & ~Q(title=""),
            ),
            models.CheckConstraint(name="arenas_stewardship_reasoned", condition=~Q(reason="")),
            models.CheckConstraint(
                name="arenas_stewardship_one_end",
                condition=Q(granted_at__isnull=True) | Q(declined_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.arena_id}"

    @property
    def waits(self) -> bool:
        """Whether it has not got its answer."""
        return self.granted_at is None and self.declined_at is None

    @property
    def perspective(self) -> Perspective:
        """What the one who asked spoke as."""
        return Perspective(self.asked_in)


class StewardshipAnswer(models.Model):
    """One initiator's yes or no."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "request": handling.TECHNICAL,
        "person": handling.REFERENCE,
        "yes": handling.PUBLIC,
        "answered_at": handling.PUBLIC,
    }

    request = models.ForeignKey(StewardshipRequest, on_delete=models.PROTECT, related_name="answers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    yes = models.BooleanField()
    answered_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"
        ordering: ClassVar = ["answered_at", "id"]
        constraints = [models.UniqueConstraint(name="arenas_stewardship_answered_once", fields=["request", "person"])]

    def __str__(self) -> str:
        return f"{self.person_id} {self.yes}"
