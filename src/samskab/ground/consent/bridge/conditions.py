"""What must hold before a round can stand, one thing at a time, as it was fixed when the round opened."""

from dataclasses import dataclass

from samskab.engines.voting import Reason
from samskab.ground.consent.bridge.standing import Round
from samskab.ground.consent.models import Proposal


@dataclass(frozen=True)
class Condition:
    """One thing that must hold, and whether it does. Numbers are of people, for the share.

    code: objections, share, sectors, time.
    """

    code: str
    holds: bool
    needed: int = 0
    active: int = 0
    have: int = 0


def conditions_of(proposal: Proposal, now: Round) -> list[Condition]:
    """Every condition of a round. No query."""
    unmet = {asked.reason for asked in now.standing.reasons}
    active = sum(each.active for each in now.counts.values())
    have = sum(each.active_answered for each in now.counts.values())
    needed = max(1, -(-proposal.share * active // 100))
    share = Condition("share", Reason.TOO_FEW_ANSWERED not in unmet, needed, active, have)
    sectors = [Condition("sectors", Reason.GROUP_IS_SILENT not in unmet)] if proposal.sectors else []
    return [
        Condition("objections", Reason.OBJECTION_IS_OPEN not in unmet),
        share,
        *sectors,
        Condition("time", Reason.TIME_IS_LEFT not in unmet),
    ]
