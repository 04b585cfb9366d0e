"""A survey: what the engine made of an arena's answers at one moment, with no person in it."""

from typing import ClassVar

from django.db import models

from samskab.ground.arenas.models import Arena, Participation
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling


class Survey(models.Model):
    """The map, the groups, and what each statement does, as JSON; `digest` is the SHA-256 of the answers it is of.

    It can be made anew from the answers. The newest of an arena stays, and so does one that somebody asked to be kept;
    the other older ones go as new ones come.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "arena": handling.TECHNICAL,
        "number": handling.PUBLIC,
        "people": handling.PUBLIC,
        "answers": handling.PUBLIC,
        "digest": handling.PUBLIC,
        "body": handling.PUBLIC,
        "at": handling.PUBLIC,
    }

    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="surveys", db_index=False)
    number = models.PositiveIntegerField()
    people = models.PositiveIntegerField()
    answers = models.PositiveIntegerField()
    digest = models.BinaryField(max_length=32)
    body = models.JSONField()
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering: ClassVar = ["-number"]
        constraints = [
            models.UniqueConstraint(name="understand_surveys_numbered", fields=["arena", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.arena_id} {self.number}"


class KeptSurvey(models.Model):
    """That somebody who takes part asked for a map to be kept: it is at an address of its own from then on."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "survey": handling.TECHNICAL,
        "by": handling.REFERENCE,
        "at": handling.PUBLIC,
    }

    survey = models.OneToOneField(Survey, on_delete=models.PROTECT, related_name="kept")
    by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"
        ordering: ClassVar = ["-survey__number"]

    def __str__(self) -> str:
        return str(self.survey_id)
