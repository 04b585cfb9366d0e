"""What it takes to propose more time for a round."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samskab.ground.consent.models import Proposal
from samskab.ground.consent.models.proposal import TITLE_LENGTH
from samskab.ground.consent.queries.adoptables import Draft
from samskab.ground.consent.queries.guidelines import MOST_DAYS
from samskab.ground.consent.queries.proposals import ended, proposal_for
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal

EXTENSION = "consent.extension"
BEFORE_THE_END = timedelta(hours=1)


def more_time(closes_at: datetime) -> dict[str, Any]:
    """The body of a proposal to let a round close later."""
    return {"closes_at": closes_at.isoformat()}


def closes_at_of(body: Mapping[str, Any]) -> datetime:
    """When a round closes by what was proposed."""
    return datetime.fromisoformat(body["closes_at"])


def title_for(proposal: Proposal) -> str:
    """What a round about more time for another is called."""
    return Truncator(gettext("Mere tid: %(title)s") % {"title": proposal.title}).chars(TITLE_LENGTH)


def a_round_to_extend(draft: Draft) -> Draft:
    """Check that the subject is a round that goes on here, and would get more time."""
    if draft.subject is None:
        raise Refusal("no_round", _("Vælg den runde, der skal have mere tid."), "subject", 400)
    target = proposal_for(draft.arena, draft.subject)
    if ended(target):
        raise Refusal("ended", _("Runden er slut. Læs, hvad der kom ud af den."), status=409)
    try:
        closes_at = closes_at_of(draft.body)
        later = target.closes_at < closes_at <= clock.now() + timedelta(days=MOST_DAYS)
    except (KeyError, TypeError, ValueError):
        later = False
    if not later:
        raise Refusal("closes_at", _("Vælg en dag, der ligger efter fristen, og højst 90 dage frem."), "day", 400)
    return draft


def before_it_ends(draft: Draft) -> datetime | None:
    """When a round about more time must have ended: a little before the round it is about does. For a checked draft."""
    if draft.subject is None:
        return None
    return proposal_for(draft.arena, draft.subject).closes_at - BEFORE_THE_END
