"""Where a round stands: its counts, given to the one rule of consent there is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from samskab.engines.voting import Conditions, Outcome, Standing, Tally, standing
from samskab.ground.arenas.enums import State
from samskab.ground.consent.enums import Phase
from samskab.ground.consent.models import Proposal
from samskab.ground.consent.queries.proposals import ended
from samskab.ground.consent.queries.seats import Counted, counted
from samskab.ground.people.enums import Sector
from samskab.kernel import clock


@dataclass(frozen=True)
class Round:
    """A round at a moment: its phase, the circle by sector, what the rule says of it, and whether its arena rests."""

    phase: Phase
    counts: Mapping[Sector, Counted]
    standing: Standing[Sector]
    rests: bool

    @property
    def can_close(self) -> bool:
        """Whether it may come to its end now; never while nobody can answer."""
        moves_on = not self.rests and self.phase not in (Phase.CLARIFY, Phase.STAND)
        return moves_on and self.standing.outcome != Outcome.GOES_ON

    @property
    def is_adopted(self) -> bool:
        """Whether what is put forward is adopted, if the round comes to its end now."""
        return self.can_close and self.standing.outcome == Outcome.ADOPTED


def round_of(proposal: Proposal, *, now: datetime | None = None) -> Round:
    """Where the round of a proposal stands; read the proposal with `queries.proposals` first. One query."""
    moment = now or clock.now()
    counts = counted(proposal)
    tallies = {
        sector: Tally(each.seats, each.answered, each.active, each.active_answered) for sector, each in counts.items()
    }
    said = standing(
        Conditions(proposal.share, frozenset(Sector(sector) for sector in proposal.sectors)),
        tallies,
        open_objections=proposal.open_objections,
        time_is_up=moment >= proposal.closes_at,
    )
    return Round(phase_of(proposal, now=moment), counts, said, rests=proposal.arena.state != State.OPEN)


def phase_of(proposal: Proposal, *, now: datetime | None = None) -> Phase:
    """Where a round is in its course. No query."""
    if ended(proposal):
        return Phase.STAND
    if (now or clock.now()) < proposal.respond_from:
        return Phase.CLARIFY
    return Phase.INTEGRATE if proposal.open_objections else Phase.RESPOND
