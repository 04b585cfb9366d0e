"""What those who stand behind a proposal may do. None of it is a say over what others answer."""

from datetime import datetime, timedelta
from typing import Literal

from django.utils.translation import gettext_lazy as _

from samskab.ground.consent.models import Proposal, Proposer, ProposerAsked, Seat
from samskab.ground.consent.rules.answering import may_move
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal

Answer = Literal[True] | Refusal
_STILL_STANDS = _("Vi ser på det igen, til tiden er gået. Så længe gælder det, vi vedtog.")
NOTHING_IS_HELD_AFTER = timedelta(days=30)


def may_steer(*, proposal: Proposal, proposer: Proposer | None) -> Answer:
    """Whether somebody may put a new version forward, ask others to stand behind it, or step back from it."""
    if proposer is None:
        return Refusal("not_proposer", _("Det kan de, der står bag forslaget. Du kan skrive et ændringsforslag."))
    return may_move(proposal)


def may_join(*, proposal: Proposal, seat: Seat | None, asked: ProposerAsked | None, stepped_back: bool) -> Answer:
    """Whether somebody may come to stand behind a proposal: when asked, or in the circle of a look back."""
    if not (allowed := may_move(proposal)):
        return allowed
    if stepped_back:
        return Refusal(
            "stepped_back", _("Du har trukket dig fra forslaget. Skriv et ændringsforslag i stedet."), status=409
        )
    if asked is None and (proposal.reviews_id is None or seat is None):
        return Refusal("not_asked", _("Det kan du, når en, der står bag forslaget, har spurgt dig."))
    return True


def may_park(*, proposal: Proposal, proposer: Proposer | None, seat: Seat | None, moved_at: datetime) -> Answer:
    """Whether somebody may lay a proposal aside.

    Those who stand behind it may. So may everybody in the circle when an objection is open and nobody has moved for a
    month after time was up, so that nothing is held hostage. What is looked back at is only laid aside over an
    objection that is open when time is up, for then it stands no longer.
    """
    if not (allowed := may_move(proposal)):
        return allowed
    if proposal.reviews_id is not None and not _stuck(proposal):
        return Refusal(
            "not_stuck", _("Vi ser på det igen, til tiden er gået. Så længe gælder det, vi vedtog."), status=409
        )
    if proposer is not None:
        return True
    still_since = max(proposal.closes_at, moved_at)
    if seat is not None and _stuck(proposal) and clock.now() >= still_since + NOTHING_IS_HELD_AFTER:
        return True
    return Refusal(
        "not_proposer",
        _("Det kan de, der står bag forslaget. Når intet er sket i 30 dage efter fristen, kan alle i kredsen."),
    )


def may_try(*, proposal: Proposal, proposer: Proposer | None) -> Answer:
    """Whether somebody may have a proposal tried in the small: while an objection is open."""
    if not (allowed := may_steer(proposal=proposal, proposer=proposer)):
        return allowed
    if not proposal.open_objections:
        return Refusal("no_objection", _("Ingen har en indvending. Lad runden gå til ende."), status=409)
    if proposal.reviews_id is not None and not _stuck(proposal):
        return Refusal(
            "not_stuck", _("Vi ser på det igen, til tiden er gået. Så længe gælder det, vi vedtog."), status=409
        )
    return True


def _stuck(proposal: Proposal) -> bool:
    return bool(proposal.open_objections) and clock.now() >= proposal.closes_at
