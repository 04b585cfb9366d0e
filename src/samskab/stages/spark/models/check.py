"""The start check: what participants answer to the ten rules of thumb, and what has been seen to since."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.ground.arenas.models import Arena
from samskab.ground.people.enums import Perspective, Sector
from samskab.ground.people.models import Person
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling
from samskab.stages.spark.enums import Rule, Word

NOTE_LENGTH = 300


class CheckAnswer(models.Model):
    """One answer of one participant to one rule. Answers are added and not overwritten; the last one stands."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "arena": handling.TECHNICAL,
        "rule": handling.PUBLIC,
        "word": handling.PUBLIC,
        "note": handling.PUBLIC,
        "perspective": handling.PUBLIC,
        "answered_by": handling.REFERENCE,
        "answered_at": handling.PUBLIC,
    }

    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="check_answers", db_index=False)
    rule = models.CharField(max_length=10, choices=Rule)
    word = models.CharField(max_length=8, choices=Word)
    note = models.TextField(blank=True)
    perspective = models.CharField(max_length=30, choices=Perspective)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"
        ordering: ClassVar = ["id"]
        constraints = [
            models.CheckConstraint(
                name="spark_check_words_known",
                condition=Q(rule__in=Rule.values) & Q(word__in=Word.values) & Q(perspective__in=Perspective.values),
            ),
            models.CheckConstraint(name="spark_own_way_has_a_reason", condition=~Q(word=Word.OUR_WAY) | ~Q(note="")),
        ]
        indexes = [models.Index(name="spark_check_latest", fields=["arena", "rule", "answered_by", "-id"])]

    def __str__(self) -> str:
        return f"{self.rule}: {self.word}"

    @property
    def icon(self) -> str:
        """The icon of the word."""
        return Word(self.word).icon

    @property
    def sector(self) -> Sector:
        """The sector that was spoken from."""
        return Perspective(self.perspective).sector


class Settled(models.Model):
    """That a point from the start check has been seen to: by whom, when, and how if they say it."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "arena": handling.TECHNICAL,
        "rule": handling.PUBLIC,
        "note": handling.PUBLIC,
        "settled_by": handling.REFERENCE,
        "settled_at": handling.PUBLIC,
    }

    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="settled_points")
    rule = models.CharField(max_length=10, choices=Rule)
    note = models.TextField(blank=True)
    settled_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"
        ordering: ClassVar = ["id"]
        constraints = [models.CheckConstraint(name="spark_settled_rule_known", condition=Q(rule__in=Rule.values))]

    def __str__(self) -> str:
        return self.rule
