"""What follows when an arena has agreed on where it stands in its journey."""

from samskab.ground.arenas.actions.acts import record_act
from samskab.ground.consent.facts import StepAgreed
from samskab.ground.consent.queries.adoptables import Adoption
from samskab.ground.consent.queries.steps import step_in
from samskab.ground.people.models import Person


def agree_on_step(*, adoption: Adoption, by: Person | None) -> None:
    """Let the chain tell where the arena stands from now on. It is read where it was adopted.

    `StepAgreed` is recorded.
    """
    step, move = step_in(adoption.version.body)
    fact = StepAgreed(proposal=adoption.proposal.ref, step=step, stand=move)
    record_act(fact=fact, arena=adoption.proposal.arena, by=by)
