"""What a round is read with: few questions, however many have answered, and what stands."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from samskab.ground.arenas.models import Arena
from samskab.ground.consent import actions
from samskab.ground.consent.bridge.standing import round_of
from samskab.ground.consent.enums import Answer, End
from samskab.ground.consent.models import Proposal, Seat
from samskab.ground.consent.queries.adoptions import standing_adoption, standing_adoptions
from samskab.ground.consent.queries.extension import EXTENSION, more_time
from samskab.ground.consent.queries.guidelines import DEFAULTS, GUIDELINES, guidelines_of
from samskab.ground.consent.queries.objections import objections_of
from samskab.ground.consent.queries.proposals import proposal_for, rounds_of
from samskab.ground.consent.queries.seats import answers_of, concerns_of, counted
from samskab.ground.people.enums import Perspective, Sector
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from tests.factories import TEXT, a_crowd, a_proposal, an_amendment, an_answer, an_arena, an_objection

pytestmark = pytest.mark.django_db


def adopted(proposal: Proposal) -> Proposal:
    """The proposal, when everybody in its circle has consented."""
    for seat in Seat.objects.filter(proposal=proposal).select_related("participation__person"):
        an_answer(proposal, seat.participation)
    assert actions.close_round(proposal=proposal, by=None).end == End.ADOPTED
    return proposal_for(proposal.arena, proposal.ref)


def test_a_round_asks_as_often_for_thirty_as_for_one(assert_same_queries: Callable[..., None]) -> None:
    arena = an_arena()
    crowd = a_crowd(arena, {Perspective.CITIZEN: 62})
    proposal = a_proposal(arena)
    waiting = iter(crowd)

    def more(number: int) -> None:
        for _ in range(number):
            an_answer(proposal, next(waiting), Answer.CONCERN)
            an_amendment(an_objection(proposal, next(waiting)), text=f"Tekst {clock.now()}")

    def read() -> None:
        now = proposal_for(arena, proposal.ref)
        round_of(now)
        for objection in objections_of(now):
            assert objection.given.seat.participation.person.display_name
            assert [amendment.by.person.display_name for amendment in objection.amendments.all()]
        assert [concern.seat.participation.person.display_name for concern in concerns_of(now)]
        assert [seat.participation.person.display_name for seat in answers_of(now)]

    assert_same_queries(more, read)


def test_a_list_of_rounds_asks_as_often_for_thirty_as_for_one(assert_same_queries: Callable[..., None]) -> None:
    arena = an_arena()

    def read() -> None:
        for proposal in rounds_of(arena):
            assert proposal.closes_at > proposal.at
            assert (proposal.open_objections, proposal.arena.title) == (0, arena.title)

    assert_same_queries(lambda number: [a_proposal(arena) for _ in range(number)], read)


def test_a_circle_is_counted_by_sector() -> None:
    arena = an_arena()
    one, two, three = a_crowd(arena, {Perspective.CITIZEN: 1, Perspective.COMPANY: 2})
    proposal = a_proposal(arena)
    an_answer(proposal, one)
    an_objection(proposal, two)
    an_answer(proposal, three, Answer.STAND_ASIDE)

    counts = counted(proposal_for(arena, proposal.ref))

    assert list(counts) == [Sector.BUSINESS, Sector.CITIZEN]
    assert (counts[Sector.CITIZEN].consent, counts[Sector.CITIZEN].silent) == (1, 1)
    assert (counts[Sector.BUSINESS].objection, counts[Sector.BUSINESS].stand_aside) == (1, 1)


def test_the_last_adoption_of_a_kind_stands() -> None:
    arena = an_arena()
    first = adopted(a_proposal(arena))
    assert standing_adoption(arena, TEXT) == first.ending

    second = adopted(a_proposal(arena, text="Vi mødes om tirsdagen."))

    assert standing_adoption(arena, TEXT) == second.ending
    assert list(standing_adoptions(arena)) == [second.ending]


def test_what_is_let_go_when_looked_at_again_stands_no_more() -> None:
    arena = an_arena()
    old = adopted(a_proposal(arena))
    me = Seat.objects.get(proposal=old).participation
    with clock.held_at(clock.now() + timedelta(days=400)):
        actions.open_reviews()
        review = Proposal.objects.get(reviews=old)
        an_objection(review, me)
        actions.join_proposers(proposal=review, by=me.person)
        with pytest.raises(Refusal, match="Så længe gælder det"):
            actions.park(proposal=review, unresolved="Alt.", by=me.person)
        assert standing_adoption(arena, TEXT) == old.ending
    with clock.held_at(clock.now() + timedelta(days=420)):
        actions.park(proposal=review, unresolved="Alt.", by=me.person)

    assert standing_adoption(arena, TEXT) is None


def agreed(arena: Arena, **said: object) -> None:
    body = {**DEFAULTS.body(), **said}
    adopted(a_proposal(arena, kind=GUIDELINES, title="Sådan bliver vi enige", text="Vi giver os tid.", body=body))


def test_rounds_ask_for_what_the_arena_has_agreed_on() -> None:
    arena = an_arena()
    assert guidelines_of(arena) == DEFAULTS

    agreed(arena, share=100, sectors=[], days=3, clarify_days=1, again_days=4, fallback=80)
    proposal = a_proposal(arena)

    assert (proposal.share, proposal.sectors, proposal.again_days, proposal.fallback) == (100, [], 4, 80)
    assert proposal.closes_at - proposal.at == timedelta(days=4)
    with pytest.raises(Refusal, match="Så kort tid"):
        a_proposal(arena, days=2)


@pytest.mark.parametrize(
    ("field", "value"), [("share", 0), ("days", 91), ("fallback", 50), ("share", "halv"), ("lines", ["x"] * 31)]
)
def test_guidelines_that_cannot_be_are_refused(field: str, value: object) -> None:
    with pytest.raises(Refusal):
        agreed(an_arena(), **{field: value})


def test_a_round_gets_more_time_when_a_round_agrees_to_it() -> None:
    arena = an_arena()
    proposal = a_proposal(arena)
    later = proposal.closes_at + timedelta(days=5)

    adopted(a_proposal(arena, kind=EXTENSION, text="Mere tid.", body=more_time(later), subject=proposal.ref))

    assert proposal_for(arena, proposal.ref).closes_at == later
