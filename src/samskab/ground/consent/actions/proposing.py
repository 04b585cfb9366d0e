"""How people come to stand behind a proposal, and step back from it."""

from typing import cast

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Participation
from samskab.ground.consent import facts
from samskab.ground.consent.actions.ending import write_end
from samskab.ground.consent.actions.turns import tell, turn
from samskab.ground.consent.enums import End
from samskab.ground.consent.models import Proposal, Proposer, ProposerAsked, SteppedBack
from samskab.ground.consent.queries.proposers import asked_to_join, has_stepped_back, proposer_of, proposers_of
from samskab.ground.consent.queries.seats import seat_of
from samskab.ground.consent.rules.proposing import may_join, may_steer
from samskab.ground.people.models import Person
from samskab.kernel.refusal import Refusal, require


@transaction.atomic
def ask_proposer(*, proposal: Proposal, participation: Participation, by: Person) -> ProposerAsked:
    """Ask another participant to stand behind the proposal too, as one who does.

    Consequences, in order: they can say yes, and nothing follows until they do; `ProposerAsked` is recorded. Asked
    twice is asked once.
    """
    here = turn(proposal=proposal, by=by)
    require(may_steer(proposal=here.proposal, proposer=proposer_of(by, here.proposal)))
    if participation.arena_id != here.proposal.arena_id or participation.left_at is not None:
        raise Refusal("unknown_participant", _("Vi kan ikke finde den deltager."), status=404)
    asked, fresh = ProposerAsked.objects.get_or_create(
        proposal=here.proposal, participation=participation, defaults={"asked_by": here.participation}
    )
    if fresh:
        fact = facts.ProposerAsked(proposal=here.proposal.ref, participation=participation.ref)
        tell(fact=fact, at=here, by=by)
    return asked


@transaction.atomic
def join_proposers(*, proposal: Proposal, by: Person) -> Proposer:
    """Say yes to standing behind a proposal, when asked; what is looked back at, everybody in its circle may take up.

    Consequences, in order: one stands behind it; `ProposerJoined` is recorded. One who does already stays so.
    """
    here = turn(proposal=proposal, by=by)
    standing = proposer_of(by, here.proposal)
    if standing is not None:
        return standing
    asked = asked_to_join(by, here.proposal)
    require(
        may_join(
            proposal=here.proposal,
            seat=seat_of(by, here.proposal),
            asked=asked,
            stepped_back=has_stepped_back(by, here.proposal),
        )
    )
    proposer = Proposer.objects.create(
        proposal=here.proposal,
        participation=asked.participation if asked else here.participation,
        asked_by=asked.asked_by if asked else None,
    )
    fact = facts.ProposerJoined(
        proposal=here.proposal.ref, proposer=proposer.ref, participation=proposer.participation.ref
    )
    tell(fact=fact, at=here, by=by)
    return proposer


@transaction.atomic
def step_back(*, proposal: Proposal, by: Person) -> SteppedBack:
    """Stand behind a proposal no longer.

    Consequences, in order: `ProposerSteppedBack` is recorded; when nobody stands behind it any more, the proposal is
    withdrawn, and `ProposalWithdrawn` is recorded. What is looked back at goes on without anybody behind it.
    """
    here = turn(proposal=proposal, by=by)
    proposer = proposer_of(by, here.proposal)
    require(may_steer(proposal=here.proposal, proposer=proposer))
    stepped = SteppedBack.objects.create(proposer=cast(Proposer, proposer))
    fact = facts.ProposerSteppedBack(proposal=here.proposal.ref, proposer=stepped.proposer.ref)
    tell(fact=fact, at=here, by=by)
    if here.proposal.reviews_id is None and not proposers_of(here.proposal).exists():
        ending = write_end(proposal=here.proposal, end=End.WITHDRAWN, participation=here.participation, by=by)
        withdrawn = facts.ProposalWithdrawn(proposal=here.proposal.ref, edition=ending.version.ref)
        tell(fact=withdrawn, at=here, by=by)
    return stepped
