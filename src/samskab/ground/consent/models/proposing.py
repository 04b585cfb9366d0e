"""Who stands behind a proposal."""

from typing import ClassVar

from django.db import models

from samskab.ground.arenas.models import Participation
from samskab.ground.consent.models.proposal import Proposal
from samskab.ground.consent.models.rows import ADDED, Added
from samskab.kernel import handling
from samskab.kernel.handling import Handling


class Proposer(Added):
    """One who stands behind a proposal: the one who opened it, or somebody asked who has said yes themself (G12).

    They can put a new version forward and lay the proposal aside. When the last of them has stepped back, the proposal
    is withdrawn. It gives no say over what others answer.
    """

    handling: ClassVar[dict[str, Handling]] = {
        **ADDED,
        "proposal": handling.TECHNICAL,
        "participation": handling.TECHNICAL,
        "asked_by": handling.TECHNICAL,
    }

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="proposers")
    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(Participation, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(Added.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(name="consent_proposer_once", fields=["proposal", "participation"]),
        ]

    def __str__(self) -> str:
        return f"{self.participation_id} {self.proposal_id}"


class ProposerAsked(Added):
    """That a proposer has asked somebody to stand behind the proposal too. Nothing follows until they say yes (G12)."""

    handling: ClassVar[dict[str, Handling]] = {
        **ADDED,
        "proposal": handling.TECHNICAL,
        "participation": handling.TECHNICAL,
        "asked_by": handling.TECHNICAL,
    }

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="asked")
    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    asked_by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")

    class Meta(Added.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(name="consent_asked_once", fields=["proposal", "participation"]),
        ]

    def __str__(self) -> str:
        return f"{self.participation_id} asked to {self.proposal_id}"


class SteppedBack(Added):
    """That a proposer no longer stands behind what they put forward."""

    handling: ClassVar[dict[str, Handling]] = {**ADDED, "proposer": handling.TECHNICAL}

    proposer = models.OneToOneField(Proposer, on_delete=models.PROTECT, related_name="stepped_back")

    def __str__(self) -> str:
        return str(self.proposer_id)
