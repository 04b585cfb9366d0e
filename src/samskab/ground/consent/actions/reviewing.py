"""How what was adopted is truly looked at again, when its day has come."""

import logging

from django.db import transaction
from django.utils.timezone import localdate

from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.consent.actions.opening import MONTH, begin
from samskab.ground.consent.models import Ending, Proposal
from samskab.ground.consent.queries.adoptables import Draft, adoptable
from samskab.ground.consent.queries.adoptions import reviews_due
from samskab.ground.consent.queries.guidelines import guidelines_of
from samskab.ground.consent.queries.proposals import held_proposal
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal

logger = logging.getLogger(__name__)


def open_reviews() -> int:
    """Open a round about every adoption whose day has come; answers with how many.

    Repeating is harmless, and one that cannot be opened keeps no other from it.
    """
    opened = 0
    for ending in reviews_due():
        try:
            opened += open_review(ending=ending, by=None) is not None
        except Refusal as refusal:
            logger.warning("consent: an adoption is not looked at again, %s", refusal.code)
    return opened


@transaction.atomic
def open_review(*, ending: Ending, by: Person | None) -> Proposal | None:
    """Ask everybody who takes part now whether what was adopted shall still stand; None when its day has not come.

    Consequences, in order: a fresh circle is seated, with the guidelines of today; the same text is put forward, with
    nobody behind it until somebody in the circle wants to be; it stands until that round ends; `ProposalOpened` is
    recorded.
    """
    arena = held_arena(ending.proposal.arena)
    held_proposal(ending.proposal)
    due = reviews_due().filter(pk=ending.pk).first()
    if due is None:
        return None
    old, asked, kind = due.proposal, guidelines_of(arena), adoptable(due.proposal.kind)
    return begin(
        draft=Draft(arena=arena, title=old.title, text=due.version.text, body=due.version.body, subject=old.subject),
        kind=kind,
        asked=asked,
        days=asked.days,
        clarify_days=asked.clarify_days,
        review_on=localdate(clock.now()) + kind.review_months * MONTH,
        participation=None,
        reviews=old,
        by=by,
    )
