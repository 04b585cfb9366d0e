"""How an arena began, and that somebody chose one that was there."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from samskab.ground.arenas.models import Arena
from samskab.ground.people.models import Person
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling
from samskab.stages.spark.enums import Choice

BECAUSE_LENGTH = 400
ALONE_LENGTH = 600


class Spark(models.Model):
    """What somebody wrote when they lit an arena, and what they saw that looked alike.

    `draft` is the key of the form it came from: a form lights one arena at most, however often it is sent. `seen`
    are the references of the arenas and forums that were shown. `alone` is what the one who began cannot do alone.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "arena": handling.TECHNICAL,
        "draft": handling.TECHNICAL,
        "text": handling.PUBLIC,
        "choice": handling.PUBLIC,
        "because": handling.PUBLIC,
        "alone": handling.PUBLIC,
        "seen": handling.PUBLIC,
        "lit_by": handling.REFERENCE,
        "lit_at": handling.PUBLIC,
    }

    arena = models.OneToOneField(Arena, on_delete=models.PROTECT, related_name="spark")
    draft = models.UUIDField(unique=True)
    text = models.TextField()
    choice = models.CharField(max_length=6, choices=Choice)
    because = models.TextField(blank=True)
    alone = models.TextField(blank=True)
    seen = ArrayField(models.UUIDField(), default=list)
    lit_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    lit_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"
        ordering: ClassVar = ["id"]
        constraints = [
            models.CheckConstraint(name="spark_spark_written", condition=~Q(text="")),
            models.CheckConstraint(
                name="spark_spark_choice_known", condition=Q(choice__in=[Choice.LINKED.value, Choice.NEW.value])
            ),
        ]

    def __str__(self) -> str:
        return self.text


class JoinedInstead(models.Model):
    """That somebody wanted to begin something, found this arena, and went there; once for each of both."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "arena": handling.TECHNICAL,
        "chosen_by": handling.REFERENCE,
        "chosen_at": handling.PUBLIC,
    }

    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="joined_instead")
    chosen_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"
        ordering: ClassVar = ["id"]
        constraints = [models.UniqueConstraint(name="spark_chosen_once", fields=["arena", "chosen_by"])]

    def __str__(self) -> str:
        return f"{self.chosen_by_id} → {self.arena_id}"
