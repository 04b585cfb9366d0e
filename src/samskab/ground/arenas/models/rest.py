"""That somebody thinks an arena should rest, with time for everybody to say »not yet«."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.ground.arenas.enums import Outcome, RestKind
from samskab.ground.arenas.models.arena import Arena
from samskab.ground.people.models import Person
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling
from samskab.kernel.ids import new_ref


class Rest(models.Model):
    """A proposal to pause or to end, which stands at `stands_at` unless a participant has said »not yet« before.

    Nobody closes an arena over another's head: one »not yet« with a reason is enough (G3 in its smallest form).
    What rests is woken by any participant, at any time.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.PUBLIC,
        "arena": handling.TECHNICAL,
        "kind": handling.PUBLIC,
        "outcome": handling.PUBLIC,
        "reason": handling.PUBLIC,
        "proposed_by": handling.REFERENCE,
        "proposed_at": handling.PUBLIC,
        "stands_at": handling.PUBLIC,
        "settled_at": handling.PUBLIC,
        "stopped_by": handling.REFERENCE,
        "stopped_at": handling.PUBLIC,
        "stopped_because": handling.PUBLIC,
        "woken_by": handling.REFERENCE,
        "woken_at": handling.PUBLIC,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="rests")
    kind = models.CharField(max_length=5, choices=RestKind)
    outcome = models.CharField(max_length=14, choices=Outcome, blank=True)
    reason = models.TextField()
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=clock.now, editable=False)
    stands_at = models.DateTimeField(editable=False)
    settled_at = models.DateTimeField(null=True, editable=False)
    stopped_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    stopped_at = models.DateTimeField(null=True, editable=False)
    stopped_because = models.TextField(blank=True)
    woken_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    woken_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["-proposed_at", "-id"]
        constraints = [
            models.CheckConstraint(name="arenas_rest_reasoned", condition=~Q(reason="")),
            models.CheckConstraint(
                name="arenas_rest_kind_known",
                condition=Q(kind=RestKind.PAUSE, outcome="") | Q(kind=RestKind.CLOSE, outcome__in=Outcome.values),
            ),
            models.CheckConstraint(
                name="arenas_rest_stopped_with_a_reason",
                condition=Q(stopped_at__isnull=True, stopped_by__isnull=True, stopped_because="")
                | Q(stopped_at__isnull=False, stopped_by__isnull=False) & ~Q(stopped_because=""),
            ),
            models.CheckConstraint(
                name="arenas_rest_settled_or_stopped",
                condition=Q(settled_at__isnull=True) | Q(stopped_at__isnull=True),
            ),
            models.UniqueConstraint(
                name="arenas_one_rest_at_a_time",
                fields=["arena"],
                condition=Q(stopped_at__isnull=True, woken_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.arena_id}"

    @property
    def waits(self) -> bool:
        """Whether there is still time to say »not yet«."""
        return self.settled_at is None and self.stopped_at is None
