"""The circle of a round."""

from typing import ClassVar

from django.db import models

from samskab.ground.arenas.models import Participation
from samskab.ground.consent.models.proposal import Proposal
from samskab.ground.people.enums import Sector
from samskab.kernel import handling
from samskab.kernel.handling import Handling


class Seat(models.Model):
    """A place in the circle of a round: one of those who took part in the arena when it opened.

    The database seats everybody itself as the proposal is added, and keeps `answer` and `answered` (the number of the
    version) true to the last answer given; nobody else can write here, so nobody can be brought in, or weigh more.
    `active` is who has acted in the arena lately; the share is counted among them. `objecting` is whether an objection
    of theirs is open.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "proposal": handling.TECHNICAL,
        "participation": handling.TECHNICAL,
        "sector": handling.PUBLIC,
        "active": handling.TECHNICAL,
        "answer": handling.PUBLIC,
        "answered": handling.PUBLIC,
        "answered_at": handling.PUBLIC,
        "objecting": handling.PUBLIC,
    }

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="seats", db_index=False)
    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="seats")
    sector = models.CharField(max_length=13, choices=Sector)
    active = models.BooleanField()
    answer = models.CharField(max_length=11, blank=True, db_default="")
    answered = models.PositiveSmallIntegerField(null=True)
    answered_at = models.DateTimeField(null=True)
    objecting = models.BooleanField(db_default=False)

    class Meta:
        db_table_comment = "sealed"
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(name="consent_seat_once", fields=["proposal", "participation"]),
        ]

    def __str__(self) -> str:
        return f"{self.participation_id} in {self.proposal_id}"
