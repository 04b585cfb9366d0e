"""What an arena's pages hear of its rounds: what waits for whom, what stands unresolved, and what goes with it all."""

from datetime import timedelta

import pytest
from django.urls import reverse

from samskab.ground.arenas.enums import Involvement
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries import glimpses
from samskab.ground.arenas.queries.evidence import Holds, label_of
from samskab.ground.arenas.queries.involvement import own_involvement
from samskab.ground.arenas.queries.looking import meet
from samskab.ground.arenas.queries.needs import needs
from samskab.ground.arenas.queries.unresolved import Unresolved, unresolved
from samskab.ground.arenas.queries.whole import whole
from samskab.ground.consent import actions
from samskab.ground.consent.enums import Answer
from samskab.ground.consent.models import Proposal
from samskab.ground.consent.queries import adoptables
from samskab.ground.consent.queries.adoptables import Adoptable
from samskab.ground.consent.queries.disagreeing import objections_open
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.often import Often
from tests.factories import a_participant, a_proposal, an_amendment, an_arena, an_objection
from tests.support.queries import as_many_for_thirty, at_most

pytestmark = pytest.mark.django_db


@pytest.fixture
def arena() -> Arena:
    return an_arena("Naboer mod vandet")


def asked_of(arena: Arena, person: Person | None) -> dict[str, str]:
    """What consent asks of a person, by code, with where it leads."""
    met = meet(arena.slug, person)
    found = needs(met.arena, met.looker, most=99)
    return {need.code: need.href for need in found if need.code.startswith("consent.")}


def objected(arena: Arena, number: int) -> None:
    """So many rounds with an objection that somebody has said again."""
    host = arena.participations.get(person=arena.started_by)
    for _ in range(number):
        objection = an_objection(a_proposal(arena), host)
        actions.restate(objection=objection, words="For sent.", by=host.person)


def page_of(proposal: Proposal, part: str = "answer") -> str:
    return f"{reverse('consent:round', args=[proposal.arena.slug, proposal.ref])}#{part}"


def test_a_round_waits_for_each_answer_until_it_is_given(arena: Arena) -> None:
    here = a_participant(arena)
    proposal = a_proposal(arena)
    late = a_participant(arena)

    assert asked_of(arena, here.person) == {"consent.round_waits": page_of(proposal)}
    assert asked_of(arena, late.person) == asked_of(arena, None) == {}

    actions.give_answer(proposal=proposal, answer=Answer.CONSENT, by=here.person)
    assert asked_of(arena, here.person) == {}

    actions.put_forward(proposal=proposal, text="Om tirsdagen.", by=arena.started_by)
    assert asked_of(arena, here.person) == {"consent.round_waits": page_of(proposal)}


def test_an_objection_asks_those_behind_the_proposal_and_then_its_author(arena: Arena) -> None:
    here, other = a_participant(arena), a_participant(arena)
    proposal = a_proposal(arena)
    for person in (arena.started_by, other.person):
        actions.give_answer(proposal=proposal, answer=Answer.CONSENT, by=person)
    objection = an_objection(proposal, here)

    assert asked_of(arena, arena.started_by) == {"consent.objected": page_of(proposal, "objections")}
    assert asked_of(arena, here.person) == {"consent.mine": page_of(proposal, "objections")}
    assert asked_of(arena, other.person) == {"consent.help": page_of(proposal, "objections")}

    said = actions.restate(objection=objection, words="Det er for sent om aftenen.", by=other.person)
    draft = an_amendment(objection)
    assert set(asked_of(arena, here.person)) == {"consent.amended", "consent.restated"}

    actions.answer_restatement(restatement=said, yes=True, by=here.person)
    actions.accept_amendment(objection=objection, amendment=draft, by=here.person)
    assert asked_of(arena, here.person) == {}
    assert set(asked_of(arena, arena.started_by)) == {"consent.met"}


def test_what_is_looked_at_again_waits_for_an_answer(arena: Arena) -> None:
    proposal = a_proposal(arena)
    actions.give_answer(proposal=proposal, answer=Answer.CONSENT, by=arena.started_by)
    actions.close_round(proposal=proposal, by=None)
    with clock.held_at(clock.now() + timedelta(days=400)):
        actions.open_reviews()

        review = Proposal.objects.get(reviews=proposal)
        assert asked_of(arena, arena.started_by) == {"consent.review_waits": page_of(review)}


def test_what_waits_is_asked_in_no_more_queries_for_thirty_rounds(arena: Arena) -> None:
    as_many_for_thirty(
        lambda number: objected(arena, number),
        lambda: meet(arena.slug, arena.started_by),
    )


def test_every_open_objection_stands_unresolved_in_its_authors_words(arena: Arena) -> None:
    here = a_participant(arena)
    objection = an_objection(a_proposal(arena, title="Vandvagter"), here, harm="For sent.", opening="Ring før.")
    assert unresolved(arena) == (Unresolved("Vandvagter", "For sent.\nRing før."),)

    wording = actions.offer_wording(
        objection=objection, harm="For sent for stuen.", opening="Ring før.", by=arena.started_by
    )
    actions.take_wording(wording=wording, by=here.person)
    with at_most(1):
        assert objections_open(arena) == [Unresolved("Vandvagter", "For sent for stuen.\nRing før.")]

    actions.withdraw_objection(objection=objection, by=here.person)
    assert unresolved(arena) == ()


def test_what_was_laid_aside_stands_unresolved(arena: Arena) -> None:
    proposal = a_proposal(arena, title="Vandvagter")
    actions.park(proposal=proposal, unresolved="Hvem der ringer.", by=arena.started_by)

    assert unresolved(arena) == (Unresolved("Vandvagter", "Hvem der ringer."),)


def test_one_whose_objection_others_worked_on_is_heard_and_all_who_answer_contribute(arena: Arena) -> None:
    here = a_participant(arena)
    objection = an_objection(a_proposal(arena), here)
    before = own_involvement(here)
    actions.restate(objection=objection, words="Det er for sent.", by=here.person)
    of_oneself = own_involvement(here)
    actions.restate(objection=objection, words="Det er for sent.", by=arena.started_by)

    assert (before[Involvement.HEARD], of_oneself[Involvement.HEARD]) == (False, False)
    assert (own_involvement(here)[Involvement.HEARD], before[Involvement.CONTRIBUTES]) == (True, True)


def test_the_whole_of_an_arena_holds_its_rounds_and_names_nobody(arena: Arena) -> None:
    here = a_participant(arena)
    proposal = a_proposal(arena, title="Vandvagter", text="Vi banker på.")
    actions.give_answer(proposal=proposal, answer=Answer.CONSENT, by=arena.started_by)
    an_objection(proposal, here, harm="For sent.", opening="Ring før.")

    [told] = whole(meet(arena.slug, None))["rounds"]

    assert [each["text"] for each in told["versions"]] == ["Vi banker på."]
    assert told["answers"] == {"consent": 1, "concern": 0, "objection": 1, "stand_aside": 0}
    assert told["objections"] == [{"harm": "For sent.", "opening": "Ring før.", "is_open": True}]
    assert here.person.name not in str(told)


def test_the_whole_asks_no_more_for_thirty_rounds(arena: Arena) -> None:
    as_many_for_thirty(
        lambda number: objected(arena, number),
        lambda: whole(meet(arena.slug, None)),
    )


@pytest.fixture
def a_kind_of_problem(monkeypatch: pytest.MonkeyPatch) -> str:
    kind = Adoptable(kind="tests.problem", name="Problemet", order=1, shares_problem=True)
    monkeypatch.setitem(adoptables._adoptables, kind.kind, kind)
    monkeypatch.setattr(glimpses, "_SEEN", Often(glimpses._with_glimpses))  # it is put into words anew, of this kind
    return kind.kind


def test_the_problem_is_shared_when_it_was_adopted(arena: Arena, a_kind_of_problem: str) -> None:
    proposal = a_proposal(arena, kind=a_kind_of_problem)

    def told() -> list[Holds]:
        label = label_of(meet(arena.slug, None).arena)
        return [each.holds for each in label.evidence if each.code == "consent.problem"]

    assert told() == [Holds.NOT_YET]
    actions.give_answer(proposal=proposal, answer=Answer.CONSENT, by=arena.started_by)
    actions.close_round(proposal=proposal, by=None)
    assert told() == [Holds.YES]
