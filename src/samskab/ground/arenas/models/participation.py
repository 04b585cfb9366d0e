"""Who takes part in an arena and as what, who follows it, and how much each sector has been heard."""

from typing import ClassVar

from django.db import models
from django.db.models import Case, Q, Value, When
from django.db.models.functions import Now

from samskab.ground.arenas.enums import HelpWay
from samskab.ground.arenas.models.arena import Arena
from samskab.ground.people.enums import Perspective, Sector
from samskab.ground.people.models import Organisation, Person
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling
from samskab.kernel.ids import new_ref

_SECTOR = models.CharField(max_length=13, choices=Sector)


def sector_of_perspective() -> models.GeneratedField:
    """A column that the database fills with the sector of the row's `perspective`; empty when there is none."""
    return models.GeneratedField(
        expression=Case(
            *(When(perspective=perspective.value, then=Value(perspective.sector.value)) for perspective in Perspective),
            default=Value(""),
            output_field=_SECTOR,
        ),
        output_field=_SECTOR,
        db_persist=True,
    )


class Participation(models.Model):
    """That a person takes part in an arena, from the day they stepped in.

    Stepping in is accepting the ground rules, so `joined_at` is the moment of that too. They speak in one
    `perspective` at a time, which colours and weighs nothing, and may speak for an organisation that has agreed
    to it. `is_first` is true when it was the person's first arena. `acts` counts what they have done here, the last
    of it at `last_act_at`.
    `helped_by` is who wrote them down when they could not do it alone, and `helped_way` how they said yes to it; that
    weighs nothing either (G11).
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.PUBLIC,
        "arena": handling.TECHNICAL,
        "person": handling.REFERENCE,
        "perspective": handling.PUBLIC,
        "sector": handling.PUBLIC,
        "organisation": handling.PUBLIC,
        "joined_at": handling.PUBLIC,
        "left_at": handling.PUBLIC,
        "is_first": handling.PUBLIC,
        "acts": handling.TECHNICAL,
        "last_act_at": handling.TECHNICAL,
        "helped_by": handling.REFERENCE,
        "helped_way": handling.PUBLIC,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="participations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="participations")
    perspective = models.CharField(max_length=30, choices=Perspective)
    sector = sector_of_perspective()
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="participations"
    )
    joined_at = models.DateTimeField(default=clock.now, editable=False)
    left_at = models.DateTimeField(null=True, editable=False)
    is_first = models.BooleanField(default=False, editable=False)
    acts = models.IntegerField(db_default=0, editable=False)
    last_act_at = models.DateTimeField(default=clock.now, db_default=Now(), editable=False)
    helped_by = models.ForeignKey(Person, null=True, editable=False, on_delete=models.PROTECT, related_name="+")
    helped_way = models.CharField(max_length=7, choices=HelpWay, blank=True, db_default="", editable=False)

    class Meta:
        ordering: ClassVar = ["joined_at", "id"]
        constraints = [
            models.UniqueConstraint(
                name="arenas_takes_part_once", fields=["arena", "person"], condition=Q(left_at__isnull=True)
            ),
            models.CheckConstraint(name="arenas_perspective_known", condition=Q(perspective__in=Perspective.values)),
            models.CheckConstraint(
                name="arenas_helped_in_a_way",
                condition=Q(helped_by__isnull=True, helped_way="")
                | Q(helped_by__isnull=False, helped_way__in=HelpWay.values),
            ),
        ]
        indexes = [
            models.Index(name="arenas_who_takes_part", fields=["arena", "joined_at", "id"]),
            models.Index(name="arenas_where_person_is", fields=["person", "-joined_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.arena_id}"


class Follow(models.Model):
    """That a person wants to hear of an arena without taking part. Nobody else's business, so no fact tells of it."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "arena": handling.TECHNICAL,
        "person": handling.REFERENCE,
        "since": handling.PERSONAL,
    }

    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="follows")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="follows")
    since = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering: ClassVar = ["-since", "-id"]
        constraints = [models.UniqueConstraint(name="arenas_follows_once", fields=["arena", "person"])]

    def __str__(self) -> str:
        return f"{self.person_id} follows {self.arena_id}"


class VoiceCount(models.Model):
    """How often each sector was heard in an arena in a week, and how many came in; `week` is its Monday."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "arena": handling.TECHNICAL,
        "week": handling.PUBLIC,
        "sector": handling.PUBLIC,
        "acts": handling.PUBLIC,
        "joined": handling.PUBLIC,
        "first": handling.PUBLIC,
    }

    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="voice_counts", db_index=False)
    week = models.DateField()
    sector = models.CharField(max_length=13, choices=Sector)
    acts = models.IntegerField(db_default=0)
    joined = models.IntegerField(db_default=0)
    first = models.IntegerField(db_default=0)

    class Meta:
        ordering: ClassVar = ["week", "id"]
        constraints = [
            models.UniqueConstraint(name="arenas_voices_counted_once", fields=["arena", "week", "sector"]),
            models.CheckConstraint(name="arenas_voices_sector_known", condition=Q(sector__in=Sector.values)),
        ]

    def __str__(self) -> str:
        return f"{self.week} {self.sector} {self.acts}"
