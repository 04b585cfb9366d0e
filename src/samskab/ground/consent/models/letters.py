"""Who wants no letters about the rounds of an arena."""

from typing import ClassVar

from django.db import models

from samskab.ground.arenas.models import Participation
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling


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
