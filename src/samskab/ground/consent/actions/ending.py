"""How a round comes to its end. Nothing is adopted unless nobody objects and enough have answered (G3)."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.models import Participation
from samskab.ground.arenas.queries.chairs import kept_chairs
from samskab.ground.consent import facts
from samskab.ground.consent.actions.turns import tell, turn
from samskab.ground.consent.bridge.standing import round_of
from samskab.ground.consent.enums import End
from samskab.ground.consent.models import Ending, Proposal
from samskab.ground.consent.queries.adoptables import Adoption, adoptable
from samskab.ground.consent.queries.proposals import ended, held_proposal, last_move, latest_version, rounds_due
from samskab.ground.consent.queries.proposers import proposer_of
from samskab.ground.consent.queries.seats import seat_of
from samskab.ground.consent.rules.proposing import may_park
from samskab.ground.people.models import Person
from samskab.kernel.refusal import Refusal, require
from samskab.kernel.text.clean import clean_text

UNRESOLVED_LENGTH = 4_000


@transaction.atomic
def close_round(*, proposal: Proposal, by: Person | None) -> Ending:
    """Let a round come to its end, as anybody in the arena when all have answered, or as the house when time is up.

    Consequences, in order: the rule is asked once more with the round held; adopted or with too few answers, that is
    written, and the database counts it again; `ProposalAdopted` or `ProposalLapsed` is recorded; what the adoption
    brings about is done, with the facts of that. Raises a `Refusal` while the round goes on. One that has ended stays
    as it ended.
    """
    participation = acting(arena=proposal.arena, by=by) if by is not None else None
    held = held_proposal(proposal)
    if ended(held):
        return held.ending
    now = round_of(held)
    if not now.can_close:
        raise Refusal("goes_on", _("Runden er ikke slut endnu."), status=409)
    adopted = now.is_adopted
    ending = write_end(proposal=held, end=End.ADOPTED if adopted else End.LAPSED, participation=participation, by=by)
    fact: facts.ProposalAdopted | facts.ProposalLapsed
    if adopted:
        fact = facts.ProposalAdopted(
            proposal=held.ref, edition=ending.version.ref, digest=bytes.fromhex(ending.version.digest)
        )
    else:
        fact = facts.ProposalLapsed(proposal=held.ref, edition=ending.version.ref)
    record_act(fact=fact, arena=held.arena, by=by, participation=participation)
    if adopted:
        adoptable(held.kind).adopt(Adoption(held, ending.version, ending))
    return ending


def close_due() -> int:
    """Close every round whose time is up; answers with how many. Repeating is harmless, and one stops no other."""
    closed = 0
    for proposal in rounds_due():
        try:
            close_round(proposal=proposal, by=None)
            closed += 1
        except Refusal:
            continue
    return closed


@transaction.atomic
def park(*, proposal: Proposal, unresolved: str, by: Person) -> Ending:
    """Lay a proposal aside, and write down what we could not become one about.

    Consequences, in order: it ends so, with the words on all that leaves the arena; `ProposalParked` is recorded.
    Parked twice is parked once.
    """
    here = turn(proposal=proposal, by=by)
    if ended(here.proposal) and here.proposal.ending.end == End.PARKED:
        return here.proposal.ending
    require(
        may_park(
            proposal=here.proposal,
            proposer=proposer_of(by, here.proposal),
            seat=seat_of(by, here.proposal),
            moved_at=last_move(here.proposal),
        )
    )
    words = clean_text(
        unresolved, longest=UNRESOLVED_LENGTH, field="unresolved", empty=_("Skriv, hvad I ikke blev enige om.")
    )
    ending = write_end(
        proposal=here.proposal, end=End.PARKED, unresolved=words, participation=here.participation, by=by
    )
    fact = facts.ProposalParked(proposal=here.proposal.ref, edition=ending.version.ref)
    tell(fact=fact, at=here, by=by)
    return ending


def write_end(
    *, proposal: Proposal, end: End, unresolved: str = "", participation: Participation | None, by: Person | None
) -> Ending:
    """Write the end of a round with who was missing that day (G14), for an action that has seen that it may end so."""
    return Ending.objects.create(
        proposal=proposal,
        version=latest_version(proposal),
        end=end,
        unresolved=unresolved,
        missing=kept_chairs(proposal.arena),
        by=participation if by is not None else None,
    )
