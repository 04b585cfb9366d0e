"""What came of a proposal, and what is tried in the small when it was not adopted."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from samskab.ground.arenas.models import Participation
from samskab.ground.consent.enums import Carrier, End
from samskab.ground.consent.models.proposal import Proposal, Version
from samskab.ground.consent.models.rows import ADDED, Added
from samskab.kernel import handling
from samskab.kernel.handling import Handling

TRIAL_TITLE_LENGTH = 120


class Ending(Added):
    """The one end of a proposal. The database refuses `adopted` while an objection is open or too few have answered.

    `unresolved` is what people could not become one about, in words, for one that was laid aside. `missing` is who
    ought to have been there and was not, as it was told on the day (G14), in the shape of `kept_chairs`.
    `by` is who brought it about; nobody for an end that came by itself.
    """

    handling: ClassVar[dict[str, Handling]] = {
        **ADDED,
        "proposal": handling.TECHNICAL,
        "version": handling.TECHNICAL,
        "end": handling.PUBLIC,
        "unresolved": handling.PUBLIC,
        "missing": handling.PUBLIC,
        "by": handling.TECHNICAL,
    }

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="ending")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    end = models.CharField(max_length=9, choices=End)
    unresolved = models.TextField(blank=True)
    missing = models.JSONField(default=list)
    by = models.ForeignKey(Participation, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(Added.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(name="consent_end_known", condition=Q(end__in=End.values)),
            models.CheckConstraint(
                name="consent_parked_with_what_is_unresolved", condition=~Q(end=End.PARKED) | ~Q(unresolved="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.end}"


class Trial(Added):
    """A dated trial of what was not adopted. It carries the objections that were open, and ends by itself."""

    handling: ClassVar[dict[str, Handling]] = {
        **ADDED,
        "ending": handling.TECHNICAL,
        "title": handling.PUBLIC,
        "text": handling.PUBLIC,
        "starts_on": handling.PUBLIC,
        "ends_on": handling.PUBLIC,
        "carrier": handling.PUBLIC,
    }

    ending = models.ForeignKey(Ending, on_delete=models.PROTECT, related_name="trials")
    title = models.CharField(max_length=TRIAL_TITLE_LENGTH)
    text = models.TextField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    carrier = models.CharField(max_length=6, choices=Carrier)

    class Meta(Added.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(name="consent_trial_has_an_end", condition=Q(ends_on__gt=F("starts_on"))),
            models.CheckConstraint(name="consent_trial_written", condition=~Q(title="") & ~Q(text="")),
            models.CheckConstraint(name="consent_carrier_known", condition=Q(carrier__in=Carrier.values)),
        ]

    def __str__(self) -> str:
        return self.title


class Carrying(Added):
    """That somebody carries a trial. Only they themselves can say so (G12)."""

    handling: ClassVar[dict[str, Handling]] = {
        **ADDED,
        "trial": handling.TECHNICAL,
        "participation": handling.TECHNICAL,
    }

    trial = models.ForeignKey(Trial, on_delete=models.PROTECT, related_name="carryings")
    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")

    class Meta(Added.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(name="consent_carries_once", fields=["trial", "participation"]),
        ]

    def __str__(self) -> str:
        return f"{self.participation_id} {self.trial_id}"
