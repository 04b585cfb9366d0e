"""What is adopted and given on, for the tests of it."""

from collections.abc import Sequence

from samskab.ground.arenas.models import Arena
from samskab.ground.consent import actions
from samskab.ground.consent.models import Ending, Handover, Recommendation, Seat
from samskab.ground.consent.queries.handovers import handover_for
from samskab.ground.people.models import Organisation, Person
from tests.factories import a_proposal, an_answer, an_arena


def an_adoption(arena: Arena | None = None) -> Ending:
    """Something the arena has adopted, with a yes from everybody in its circle."""
    proposal = a_proposal(arena or an_arena())
    for seat in Seat.objects.filter(proposal=proposal).select_related("participation__person"):
        an_answer(proposal, seat.participation)
    return actions.close_round(proposal=proposal, by=None)


def a_handover(
    arena: Arena | None = None,
    *,
    body: str = "Byrådet",
    organisation: Organisation | None = None,
    texts: Sequence[str] = ("Lad os bruge salen om aftenen.", "Sæt lys på stien."),
    weeks: int = 8,
    by: Person | None = None,
) -> Handover:
    """Something adopted and given on by the one who lit the arena, read as pages read it."""
    ending = an_adoption(arena)
    given = actions.hand_over(
        ending=ending,
        body=body,
        organisation=organisation,
        recommendations=texts,
        weeks=weeks,
        by=by or ending.proposal.arena.started_by,
    )
    return handover_for(ending.proposal.arena, given.ref)


def first_of(handover: Handover) -> Recommendation:
    """Its first recommendation."""
    return handover.recommendations.select_related("handover__organisation").earliest("number")
