"""The letters that bring a round to those who are to answer it, and who wants none."""

from typing import ClassVar

from django.db import models

from samskab.ground.arenas.models import Participation
from samskab.ground.consent.models.circle import Seat
from samskab.ground.consent.models.proposal import Version
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling


class RoundLetter(models.Model):
    """That one in the circle was written to about a version: once, however often the work is begun again."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "seat": handling.TECHNICAL,
        "version": handling.TECHNICAL,
        "at": handling.TECHNICAL,
    }

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="+", db_index=False)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(name="consent_letter_once", fields=["seat", "version"]),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id} about {self.version_id}"


class NoLetters(models.Model):
    """That one who takes part wants no letters about rounds in the arena. It can be taken back.

    It says nothing of any round, so unlike everything else of consent it can be deleted.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "participation": handling.TECHNICAL,
        "since": handling.PERSONAL,
    }

    participation = models.OneToOneField(Participation, on_delete=models.PROTECT, related_name="no_letters")
    since = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return str(self.participation_id)
