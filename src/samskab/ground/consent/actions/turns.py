"""How an act in a round begins: the one who acts is held, and so is the round, so that acts come one at a time."""

from dataclasses import dataclass

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.models import Participation
from samskab.ground.consent.models import Proposal
from samskab.ground.consent.queries.proposals import held_proposal
from samskab.ground.journal.facts import Fact
from samskab.ground.people.models import Person


@dataclass(frozen=True)
class Turn:
    """Somebody's turn to act in a round, as the round is now."""

    person: Person
    participation: Participation
    proposal: Proposal


def turn(*, proposal: Proposal, by: Person) -> Turn:
    """Begin an act in a round. Raises a `Refusal` when `by` does not take part in the arena, or it rests."""
    participation = acting(arena=proposal.arena, by=by)
    return Turn(by, participation, held_proposal(proposal))


def tell(*, fact: Fact, at: Turn, by: Person) -> None:
    """Record what was done in a turn; call it last."""
    record_act(fact=fact, arena=at.proposal.arena, by=by, participation=at.participation)
