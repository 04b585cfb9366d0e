"""What follows when an arena has agreed on its own guidelines."""

from samskab.ground.arenas.actions.acts import record_act
from samskab.ground.consent.facts import GuidelinesAgreed
from samskab.ground.consent.queries.adoptables import Adoption
from samskab.ground.consent.queries.guidelines import Guidelines
from samskab.ground.people.models import Person


def agree_on_guidelines(*, adoption: Adoption, by: Person | None) -> None:
    """Let the chain tell what rounds ask for from now on, so that anybody can count them again.

    The guidelines themselves are read where they were adopted. `GuidelinesAgreed` is recorded.
    """
    said = Guidelines.of(adoption.version.body)
    fact = GuidelinesAgreed(
        proposal=adoption.proposal.ref,
        share=said.share,
        sectors=said.sectors,
        days=said.days,
        clarify_days=said.clarify_days,
        again_days=said.again_days,
        fallback=said.fallback,
    )
    record_act(fact=fact, arena=adoption.proposal.arena, by=by)
