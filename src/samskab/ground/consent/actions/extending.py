"""How a round gets more time: only when another round agrees to it."""

from samskab.ground.arenas.actions.acts import record_act
from samskab.ground.consent.enums import Because
from samskab.ground.consent.facts import DeadlineExtended
from samskab.ground.consent.models import Deadline
from samskab.ground.consent.queries.adoptables import Adoption
from samskab.ground.consent.queries.extension import closes_at_of
from samskab.ground.consent.queries.proposals import ended, held_proposal, proposal_by_ref
from samskab.ground.people.models import Person


def extend(*, adoption: Adoption, by: Person | None) -> Deadline | None:
    """Give a round the time that a round about it agreed to; None when it has ended meanwhile, or has more already.

    Consequences, in order: its deadline moves; `DeadlineExtended` is recorded.
    """
    if adoption.proposal.subject is None:
        return None
    held = held_proposal(proposal_by_ref(adoption.proposal.subject))
    closes_at = closes_at_of(adoption.version.body)
    if ended(held) or closes_at <= held.closes_at:
        return None
    deadline = Deadline.objects.create(
        proposal=held, closes_at=closes_at, because=Because.EXTENDED, agreed_in=adoption.proposal
    )
    fact = DeadlineExtended(
        proposal=held.ref, deadline=deadline.ref, agreed_in=adoption.proposal.ref, closes_at=closes_at
    )
    record_act(fact=fact, arena=held.arena, by=by)
    return deadline
