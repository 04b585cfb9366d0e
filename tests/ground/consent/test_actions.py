"""What each act in a round brings about."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from samskab.ground.arenas.models import Participation
from samskab.ground.consent import actions
from samskab.ground.consent.bridge.standing import round_of
from samskab.ground.consent.enums import Answer, End, Phase, Way
from samskab.ground.consent.models import Ending, Proposal, Seat
from samskab.ground.consent.queries.objections import is_still_open
from samskab.ground.consent.queries.proposals import ended, proposal_for
from samskab.ground.journal.models import Entry
from samskab.ground.people.enums import Perspective, Sector
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from tests.factories import (
    a_crowd,
    a_participant,
    a_person,
    a_proposal,
    an_amendment,
    an_answer,
    an_arena,
    an_objection,
)

pytestmark = pytest.mark.django_db


def again(proposal: Proposal) -> Proposal:
    """The same proposal as it is now."""
    return proposal_for(proposal.arena, proposal.ref)


def kinds(proposal: Proposal) -> list[str]:
    """The facts about rounds in the arena of a proposal, in order."""
    rows = Entry.objects.filter(chain=str(proposal.arena.ref), kind__startswith="consent.").order_by("sequence")
    return [kind.removeprefix("consent.") for kind in rows.values_list("kind", flat=True)]


def everybody(proposal: Proposal) -> list[Participation]:
    return [
        seat.participation for seat in Seat.objects.filter(proposal=proposal).select_related("participation__person")
    ]


def test_those_who_take_part_as_it_opens_are_its_circle() -> None:
    arena = an_arena()
    there = a_crowd(arena, {Perspective.CITIZEN: 2, Perspective.COMPANY: 1})
    proposal = a_proposal(arena)
    a_participant(arena)

    assert {each.pk for each in everybody(proposal)} == {each.pk for each in there} | {proposal.opened_by_id}
    assert proposal.sectors == ["business", "citizen"]
    assert (proposal.share, proposal.again_days, proposal.fallback) == (50, 2, None)
    assert kinds(proposal) == ["proposal_opened"]


def test_a_proposal_is_adopted_when_all_have_consented() -> None:
    proposal = a_proposal()
    an_answer(proposal, everybody(proposal)[0])

    ending = actions.close_round(proposal=proposal, by=None)

    assert ending.end == End.ADOPTED
    assert kinds(proposal) == ["proposal_opened", "answer_given", "proposal_adopted"]


def test_nothing_is_adopted_while_an_objection_is_open() -> None:
    arena = an_arena()
    one = a_participant(arena)
    proposal = a_proposal(arena)
    an_objection(proposal, one)
    an_answer(proposal, everybody(proposal)[0])

    with clock.held_at(again(proposal).closes_at + timedelta(days=1)), pytest.raises(Refusal, match="ikke slut"):
        actions.close_round(proposal=proposal, by=None)

    assert not ended(again(proposal))
    assert round_of(again(proposal)).phase == Phase.INTEGRATE


def test_an_objection_is_built_in_by_an_amendment_its_author_says_yes_to() -> None:
    arena = an_arena()
    one = a_participant(arena)
    proposal = a_proposal(arena)
    objection = an_objection(proposal, one)
    amendment = an_amendment(objection)

    actions.accept_amendment(objection=objection, amendment=amendment, by=one.person)
    assert is_still_open(objection)
    actions.put_forward(proposal=proposal, amendment=amendment, by=arena.started_by)

    assert not is_still_open(objection)
    assert objection.resolutions.get().way == Way.INTEGRATED
    for each in everybody(proposal):
        an_answer(proposal, each)
    assert actions.close_round(proposal=again(proposal), by=one.person).end == End.ADOPTED


def test_whoever_answers_otherwise_lets_go_of_their_objection() -> None:
    proposal = a_proposal()
    me = everybody(proposal)[0]
    objection = an_objection(proposal, me)

    an_answer(proposal, me, Answer.STAND_ASIDE)

    assert objection.resolutions.get().way == Way.WITHDRAWN
    assert kinds(proposal)[-3:] == ["objection_raised", "objection_resolved", "answer_given"]


def test_a_new_version_asks_those_again_who_consented_and_gives_them_time() -> None:
    proposal = a_proposal()
    me = everybody(proposal)[0]
    an_answer(proposal, me)

    with clock.held_at(again(proposal).closes_at - timedelta(hours=1)):
        actions.put_forward(proposal=proposal, text="Vi mødes om tirsdagen.", by=me.person)
        now = again(proposal)
        assert now.closes_at == clock.now() + timedelta(days=2)
        assert round_of(now).counts[Sector.CITIZEN].answered == 0


def test_too_few_answers_let_a_round_run_out() -> None:
    proposal = a_proposal()

    with clock.held_at(again(proposal).closes_at):
        assert actions.close_due() == 1

    assert Ending.objects.get().end == End.LAPSED


def test_one_who_came_later_has_no_answer() -> None:
    arena = an_arena()
    proposal = a_proposal(arena)
    late = a_participant(arena)

    with pytest.raises(Refusal, match="efter at runden åbnede"):
        an_answer(proposal, late)


def test_nobody_ends_the_objection_of_another() -> None:
    arena = an_arena()
    one = a_participant(arena)
    proposal = a_proposal(arena)
    objection = an_objection(proposal, one)

    with pytest.raises(Refusal, match="Det kan kun den"):
        actions.withdraw_objection(objection=objection, by=arena.started_by)


def test_the_last_to_step_back_withdraws_the_proposal() -> None:
    proposal = a_proposal()

    actions.step_back(proposal=proposal, by=proposal.arena.started_by)

    assert again(proposal).ending.end == End.WITHDRAWN


def test_one_who_is_asked_says_yes_themself() -> None:
    arena = an_arena()
    one = a_participant(arena)
    proposal = a_proposal(arena)
    actions.ask_proposer(proposal=proposal, participation=one, by=arena.started_by)

    actions.join_proposers(proposal=proposal, by=one.person)
    actions.step_back(proposal=proposal, by=arena.started_by)

    assert not ended(again(proposal))


def test_what_is_objected_to_is_tried_in_the_small_by_those_who_want_to() -> None:
    arena = an_arena()
    one = a_participant(arena)
    proposal = a_proposal(arena)
    an_objection(proposal, one)
    today = localdate(clock.now())
    draft = actions.TrialDraft(
        "To møder", "Vi prøver to aftener.", today + timedelta(days=1), today + timedelta(days=30)
    )

    ending = actions.begin_trials(proposal=proposal, trials=[draft, draft], by=arena.started_by)
    trial = ending.trials.first()

    assert trial is not None
    assert actions.carry_trial(trial=trial, by=arena.started_by).trial == trial
    with pytest.raises(Refusal, match="Du har en indvending"):
        actions.carry_trial(trial=trial, by=one.person)


def test_a_proposal_is_laid_aside_with_what_is_unresolved() -> None:
    proposal = a_proposal()

    ending = actions.park(proposal=proposal, unresolved="Hvornår vi mødes.", by=proposal.arena.started_by)

    assert (ending.end, ending.unresolved) == (End.PARKED, "Hvornår vi mødes.")
    assert {chair["sector"] for chair in ending.missing} == {"public", "business", "civil_society"}


def test_what_was_adopted_is_looked_at_again_on_its_day_and_stands_meanwhile() -> None:
    proposal = a_proposal()
    an_answer(proposal, everybody(proposal)[0])
    actions.close_round(proposal=proposal, by=None)

    with clock.held_at(clock.now() + timedelta(days=366)):
        assert actions.open_reviews() == 1
        assert actions.open_reviews() == 0

    review = Proposal.objects.get(reviews=proposal)
    assert (review.opened_by, review.versions.get().text) == (None, proposal.versions.get().text)


def test_words_are_offered_and_taken_by_the_author() -> None:
    arena = an_arena()
    one = a_participant(arena)
    proposal = a_proposal(arena)
    objection = an_objection(proposal, one)

    wording = actions.offer_wording(objection=objection, harm="Vagterne.", opening="Formiddage.", by=arena.started_by)
    actions.take_wording(wording=wording, by=one.person)
    restated = actions.restate(objection=objection, words="Du kan ikke om aftenen.", by=arena.started_by)
    actions.answer_restatement(restatement=restated, yes=True, by=one.person)

    assert kinds(proposal)[-4:] == ["wording_offered", "wording_taken", "objection_restated", "restatement_answered"]


def test_a_stranger_does_nothing() -> None:
    proposal = a_proposal()

    with pytest.raises(Refusal, match="Træd ind"):
        actions.give_answer(proposal=proposal, answer=Answer.CONSENT, by=a_person())


def test_a_text_is_put_forward_once() -> None:
    arena = an_arena()
    there = a_crowd(arena, {Perspective.CITIZEN: 1})[0]
    proposal = a_proposal(arena)
    first = an_amendment(an_objection(proposal, there))
    actions.put_forward(proposal=again(proposal), amendment=first, by=arena.started_by)
    actions.put_forward(proposal=again(proposal), text="Vi mødes, når der er brug for det.", by=arena.started_by)

    with pytest.raises(Refusal, match="har været lagt frem"):
        actions.put_forward(proposal=again(proposal), amendment=first, by=arena.started_by)
