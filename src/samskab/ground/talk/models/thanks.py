"""Appreciation: a sentence to the one who said something. It is read and never counted (G5)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.ground.arenas.models import Participation
from samskab.ground.people.enums import Perspective, Sector
from samskab.ground.talk.models.contribution import Contribution
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling
from samskab.kernel.ids import new_ref

THANKS_LENGTH = 200


class Appreciation(models.Model):
    """One sentence from one person under a contribution; taken back, the words are gone."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.PUBLIC,
        "contribution": handling.TECHNICAL,
        "by": handling.REFERENCE,
        "said_in": handling.PUBLIC,
        "words": handling.PUBLIC,
        "given_at": handling.PUBLIC,
        "taken_back_at": handling.TECHNICAL,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    contribution = models.ForeignKey(Contribution, on_delete=models.PROTECT, related_name="thanks", db_index=False)
    by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    said_in = models.CharField(max_length=30, choices=Perspective)
    words = models.CharField(max_length=THANKS_LENGTH, blank=True)
    given_at = models.DateTimeField(default=clock.now, editable=False)
    taken_back_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering: ClassVar = ["given_at", "id"]
        constraints = [
            models.UniqueConstraint(
                name="talk_thanks_once", fields=["contribution", "by"], condition=Q(taken_back_at__isnull=True)
            ),
            models.CheckConstraint(
                name="talk_thanks_in_words",
                condition=Q(taken_back_at__isnull=True) & ~Q(words="") | Q(taken_back_at__isnull=False, words=""),
            ),
            models.CheckConstraint(name="talk_thanks_perspective", condition=Q(said_in__in=Perspective.values)),
        ]
        indexes = [models.Index(name="talk_thanks_shown", fields=["contribution", "given_at", "id"])]

    def __str__(self) -> str:
        return self.words

    @property
    def sector(self) -> Sector:
        """The sector the thanks came from."""
        return Perspective(self.said_in).sector
