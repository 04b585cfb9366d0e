"""A critical question: it stands open until the one who asked says that it is answered (M91, M100)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.ground.arenas.models import Participation
from samskab.ground.people.models import Organisation, Person
from samskab.ground.talk.models.contribution import Contribution
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling


class CriticalQuestion(models.Model):
    """That a contribution asks somebody for an answer: one who takes part, or an organisation that is spoken for here.

    Whom it is put to can answer as often as they like, and cannot close it. Neither can anybody else.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "contribution": handling.TECHNICAL,
        "participant": handling.REFERENCE,
        "organisation": handling.PUBLIC,
        "asked_at": handling.PUBLIC,
        "settled_at": handling.PUBLIC,
        "settled_by": handling.REFERENCE,
    }

    contribution = models.OneToOneField(Contribution, on_delete=models.PROTECT, related_name="question")
    participant = models.ForeignKey(Participation, null=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now, editable=False)
    settled_at = models.DateTimeField(null=True, editable=False)
    settled_by = models.ForeignKey(Person, null=True, editable=False, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="talk_question_is_put_to_one",
                condition=Q(participant__isnull=True, organisation__isnull=False)
                | Q(participant__isnull=False, organisation__isnull=True),
            ),
            models.CheckConstraint(
                name="talk_settled_by_somebody",
                condition=Q(settled_at__isnull=True, settled_by__isnull=True)
                | Q(settled_at__isnull=False, settled_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.contribution_id)

    @property
    def waits(self) -> bool:
        """Whether the one who asked has not said that it is answered."""
        return self.settled_at is None

    @property
    def put_to(self) -> str:
        """The name of whom it is put to."""
        if self.organisation is not None:
            return self.organisation.name
        return self.participant.person.display_name if self.participant is not None else ""
