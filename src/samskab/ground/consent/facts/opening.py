"""What has happened to a proposal itself: put forward, in which versions, by whom, and until when."""

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from samskab.ground.journal.facts import Fact, fact
from samskab.ground.people.enums import Sector


@fact("consent.proposal_opened")
class ProposalOpened(Fact):
    """A round opened. Everything that decides how it may end stands here, and cannot be changed afterwards.

    `public`, `business`, `civil_society` and `citizen` are the circle: the participations seated from each sector.
    `idle` are those of them who had not acted in the arena lately, and `edition` is the reference of
    the first version.
    """

    says = _("Et forslag blev lagt frem til samtykke.")
    tells = _("lagde et forslag frem til samtykke")
    proposal: UUID
    arena: UUID
    subject: UUID | None
    edition: UUID
    digest: bytes
    proposer: UUID | None
    share: int
    sectors: tuple[Sector, ...]
    public: tuple[UUID, ...]
    business: tuple[UUID, ...]
    civil_society: tuple[UUID, ...]
    citizen: tuple[UUID, ...]
    idle: tuple[UUID, ...]
    respond_from: datetime
    closes_at: datetime
    again_days: int
    fallback: int | None
    review_on: date
    reviews: UUID | None

    @property
    def circle(self) -> dict[UUID, Sector]:
        """Who was seated, each with their sector."""
        seated = zip(Sector, (self.public, self.business, self.civil_society, self.citizen), strict=True)
        return {ref: sector for sector, refs in seated for ref in refs}


@fact("consent.version_put_forward")
class VersionPutForward(Fact):
    """A proposer put a new version forward, built on an `amendment` or in their own words. Everybody is asked again."""

    says = _("Et forslag fik en ny tekst, og alle bliver spurgt igen.")
    tells = _("lagde en ny tekst frem")
    proposal: UUID
    edition: UUID
    number: int
    amendment: UUID | None
    digest: bytes
    closes_at: datetime


@fact("consent.deadline_extended")
class DeadlineExtended(Fact):
    """The round goes on for longer, because a round agreed to it."""

    says = _("En runde blev forlænget med samtykke.")
    proposal: UUID
    deadline: UUID
    agreed_in: UUID
    closes_at: datetime


@fact("consent.proposer_asked")
class ProposerAsked(Fact):
    """A proposer asked a participant to stand behind the proposal too."""

    says = _("En deltager blev spurgt, om de vil stå bag et forslag.")
    tells = _("spurgte en anden, om de vil stå bag forslaget")
    proposal: UUID
    participation: UUID


@fact("consent.proposer_joined")
class ProposerJoined(Fact):
    """Somebody said yes themself to standing behind a proposal."""

    says = _("En deltager kom til at stå bag et forslag.")
    tells = _("står nu bag forslaget")
    proposal: UUID
    proposer: UUID
    participation: UUID


@fact("consent.proposer_stepped_back")
class ProposerSteppedBack(Fact):
    """Somebody no longer stands behind a proposal."""

    says = _("En deltager står ikke længere bag et forslag.")
    tells = _("står ikke længere bag forslaget")
    proposal: UUID
    proposer: UUID
