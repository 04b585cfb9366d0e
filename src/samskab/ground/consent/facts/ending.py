"""What came of a proposal."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samskab.ground.consent.enums import Carrier
from samskab.ground.journal.facts import Fact, fact


@fact("consent.proposal_adopted")
class ProposalAdopted(Fact):
    """Nobody had an open objection, and enough had answered. `edition` is the version that stands."""

    says = _("Et forslag blev vedtaget med samtykke.")
    tells = _("sluttede en runde: forslaget er vedtaget med samtykke")
    proposal: UUID
    edition: UUID
    digest: bytes


@fact("consent.proposal_parked")
class ProposalParked(Fact):
    """The proposal was laid aside, with what is unresolved written down."""

    says = _("Et forslag blev lagt til side.")
    tells = _("lagde et forslag til side")
    proposal: UUID
    edition: UUID


@fact("consent.proposal_withdrawn")
class ProposalWithdrawn(Fact):
    """Nobody stands behind the proposal any more."""

    says = _("Et forslag blev trukket tilbage.")
    tells = _("trak et forslag tilbage")
    proposal: UUID
    edition: UUID


@fact("consent.proposal_lapsed")
class ProposalLapsed(Fact):
    """Time was up, and too few had answered."""

    says = _("En runde sluttede med for få svar.")
    tells = _("sluttede en runde med for få svar")
    proposal: UUID
    edition: UUID


@fact("consent.trials_begun")
class TrialsBegun(Fact):
    """What was not adopted is tried in the small, with dates, and with the open objections on its face."""

    says = _("Et forslag bliver prøvet i det små.")
    tells = _("lagde op til at prøve et forslag i det små")
    proposal: UUID
    edition: UUID
    trials: tuple[UUID, ...]
    ends_on: date
    carrier: Carrier


@fact("consent.trial_carried")
class TrialCarried(Fact):
    """Somebody said themself that they carry a trial."""

    says = _("En deltager er med til at prøve noget i det små.")
    tells = _("er med til at prøve noget i det små")
    proposal: UUID
    trial: UUID
    participation: UUID


# Every way in which a round comes to its end.
Ended = ProposalAdopted | ProposalLapsed | ProposalParked | ProposalWithdrawn | TrialsBegun
