"""The actor map: who is relevant, who is affected, and what each brings and needs (M26, M35, M38, M92)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.people.enums import Sector
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling
from samskab.kernel.ids import new_ref
from samskab.stages.gather.enums import TieKind
from samskab.stages.gather.models.said import SAID, Said

NAME_LENGTH = 80
NOTE_LENGTH = 400


class Actor(models.Model):
    """Somebody the matter concerns: a group, an organisation, a person. What is known of them is in its versions."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.PUBLIC,
        "arena": handling.TECHNICAL,
        "added_at": handling.PUBLIC,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="actors")
    added_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return str(self.ref)


class ActorVersion(Said):
    """What somebody wrote of an actor. The version with the highest `number` stands, and no number is used twice.

    `is_off` says that they do not belong on the map after all, with the reason in `why`.
    """

    handling: ClassVar[dict[str, Handling]] = {
        **SAID,
        "actor": handling.TECHNICAL,
        "number": handling.PUBLIC,
        "name": handling.PUBLIC,
        "of_sector": handling.PUBLIC,
        "relevant": handling.PUBLIC,
        "affected": handling.PUBLIC,
        "is_off": handling.PUBLIC,
        "why": handling.PUBLIC,
        "brings": handling.PUBLIC,
        "needs": handling.PUBLIC,
    }

    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=NAME_LENGTH)
    of_sector = models.CharField(max_length=13, choices=Sector, blank=True)
    relevant = models.BooleanField()
    affected = models.BooleanField()
    is_off = models.BooleanField(default=False)
    why = models.TextField(blank=True)
    brings = models.TextField(blank=True)
    needs = models.TextField(blank=True)

    class Meta(Said.Meta):
        ordering: ClassVar = ["-number"]
        constraints: ClassVar = [
            *Said.Meta.constraints,
            models.UniqueConstraint(name="gather_actor_version_once", fields=["actor", "number"]),
            models.CheckConstraint(name="gather_actor_named", condition=~Q(name="")),
            models.CheckConstraint(name="gather_actor_concerned", condition=Q(relevant=True) | Q(affected=True)),
            models.CheckConstraint(name="gather_actor_sector", condition=Q(of_sector__in=["", *Sector.values])),
            models.CheckConstraint(name="gather_actor_off_with_a_reason", condition=Q(is_off=False) | ~Q(why="")),
        ]

    def __str__(self) -> str:
        return self.name


class ActorTie(models.Model):
    """What a participant says of themself and an actor: that it is them, that they know them, or will invite them.

    An actor is here when somebody who takes part says »that is me«. It ends when they say so, or leave.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "actor": handling.TECHNICAL,
        "participation": handling.REFERENCE,
        "kind": handling.PUBLIC,
        "by_day": handling.PUBLIC,
        "since": handling.PUBLIC,
        "ended_at": handling.PUBLIC,
    }

    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="ties")
    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="actor_ties")
    kind = models.CharField(max_length=7, choices=TieKind)
    by_day = models.DateField(null=True)
    since = models.DateTimeField(default=clock.now, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["since", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="gather_one_open_tie",
                fields=["actor", "participation", "kind"],
                condition=Q(ended_at__isnull=True),
            ),
            models.CheckConstraint(name="gather_tie_known", condition=Q(kind__in=TieKind.values)),
            models.CheckConstraint(
                name="gather_only_invitations_have_a_day", condition=Q(by_day__isnull=True) | Q(kind=TieKind.INVITES)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.actor_id}"
