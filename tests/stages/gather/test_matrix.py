"""Gathering gives every perspective the same rights; the public side has duties besides (G2, G4, G5)."""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial

import pytest

from samskab.ground.arenas.enums import Phase, State
from samskab.ground.people.enums import OrganisationKind, Perspective, Sector
from samskab.ground.people.models import Person
from samskab.stages.gather import actions
from samskab.stages.gather.actions.mapping import Told
from samskab.stages.gather.enums import Degree, Firmness, OfferKind, Reply, SupportKind, TieKind, Want, Wish
from samskab.stages.gather.models import Frame, SupportOffer
from samskab.stages.gather.queries.offers import today
from tests.factories import a_participant, a_person, a_spokesperson, an_arena
from tests.support.matrix import DONE, Act, Table, alike, laid, tried

pytestmark = pytest.mark.django_db
IN_A_MONTH = today() + timedelta(days=30)
WRITTEN = Told(name="Lejere", affected=True)


def a_frame(table: Table) -> Frame:
    return actions.state_frame(
        arena=table.arena, what="Skolen", firmness=Firmness.FIXED, why="Sådan.", until="Maj", by=table.host
    )


def an_offer(table: Table) -> SupportOffer:
    return actions.offer_support(
        arena=table.arena, kind=OfferKind.PLACE, text="Et lokale", talk_on=IN_A_MONTH, by=table.second
    )


def a_wanted_offer(table: Table) -> SupportOffer:
    offer = an_offer(table)
    actions.answer_offer(offer=offer, want=Want.YES, by=table.host)
    return offer


def rights(table: Table) -> Mapping[str, Act]:
    """Every act that is a right, with what it needs done first by the host."""
    arena, host = table.arena, table.host
    return {
        "add_actor": lambda who: actions.add_actor(arena=arena, told=WRITTEN, by=who),
        "change_actor": lambda who: actions.change_actor(
            actor=actions.add_actor(arena=arena, told=WRITTEN, by=host),
            told=Told(name="Alle lejere", affected=True),
            seen=1,
            by=who,
        ),
        "tie_actor": lambda who: actions.tie_actor(
            actor=actions.add_actor(arena=arena, told=WRITTEN, by=host), kind=TieKind.IS, by=who
        ),
        "untie_actor": lambda who: actions.untie_actor(
            actor=actions.add_actor(arena=arena, told=WRITTEN, by=host), kind=TieKind.IS, by=who
        ),
        "state_frame": lambda who: actions.state_frame(
            arena=arena, what="Bussen", firmness=Firmness.OPEN, why="Sådan.", until="Maj", by=who
        ),
        "replace_anothers_frame": lambda who: actions.state_frame(
            arena=arena,
            what="Bussen",
            firmness=Firmness.OPEN,
            why="Sådan.",
            until="Maj",
            replaces=a_frame(table),
            by=who,
        ),
        "answer_for_anothers_frame": lambda who: actions.answer_frame_question(
            question=actions.question_frame(frame=a_frame(table), text="Hvorfor?", by=host), text="Fordi.", by=who
        ),
        "answer_together": lambda who: actions.answer_together(arena=arena, alone="Alt", by=who),
        "say_wish": lambda who: actions.say_wish(arena=arena, wish=Wish.YES, by=who),
        "state_phase": lambda who: actions.state_phase(
            arena=arena, phase=Phase.DESIGN, degree=Degree.COCREATED, by=who
        ),
        "state_workplace": lambda who: actions.state_workplace(arena=arena, touches=True, terms="Dagen.", by=who),
        "state_mandate": lambda who: actions.state_mandate(
            arena=arena, decides="Alt", recommends="Alt", formal="Byrådet", promise="Svar", by=who
        ),
        "name_uncertainty": lambda who: actions.name_uncertainty(arena=arena, text="Penge", by=who),
        "clear_uncertainty": lambda who: actions.clear_uncertainty(
            uncertainty=actions.name_uncertainty(arena=arena, text="Penge", by=host), text="De kom", by=who
        ),
        "draft_guideline": lambda who: actions.draft_guideline(arena=arena, text="Vi lytter.", by=who),
        "reword_anothers_guideline": lambda who: actions.draft_guideline(
            arena=arena,
            text="Vi lytter først.",
            replaces=actions.draft_guideline(arena=arena, text="Vi lytter.", by=host),
            by=who,
        ),
        "take_anothers_guideline_back": lambda who: actions.take_guideline_back(
            guideline=actions.draft_guideline(arena=arena, text="Vi lytter.", by=host), by=who
        ),
        "ask_support": lambda who: actions.ask_support(arena=arena, kind=SupportKind.OTHER, text="En stol", by=who),
        "flag_sham": lambda who: actions.flag_sham(arena=arena, text="Hm.", by=who),
        "offer_support": lambda who: actions.offer_support(
            arena=arena, kind=OfferKind.TIME, text="Tre hænder", talk_on=IN_A_MONTH, by=who
        ),
        "ask_to_grow": lambda who: actions.ask_to_grow(offer=a_wanted_offer(table), text="Hele byen", by=who),
        "answer_an_offer_for_others": lambda who: actions.answer_offer(offer=an_offer(table), want=Want.ENOUGH, by=who),
        "take_anothers_offer_back": lambda who: actions.take_offer_back(offer=an_offer(table), text="Væk", by=who),
    }


def duties(table: Table) -> Mapping[str, Act]:
    """What the public side owes."""
    arena, host = table.arena, table.host
    return {
        "answer_support": lambda who: actions.answer_support(
            need=actions.ask_support(arena=arena, kind=SupportKind.OTHER, text="En stol", by=host),
            reply=Reply.YES,
            by=who,
        ),
        "answer_sham": lambda who: actions.answer_sham(
            flag=actions.flag_sham(arena=arena, text="Hm.", by=host), text="Nej.", by=who
        ),
        "declare_savings": lambda who: actions.declare_savings(arena=arena, reduces=False, by=who),
    }


OF_THE_STATER = {
    "replace_anothers_frame": "not_stated_by_you",
    "answer_for_anothers_frame": "not_stated_by_you",
    "take_anothers_guideline_back": "not_author",
    "answer_an_offer_for_others": "not_initiator",
    "take_anothers_offer_back": "not_giver",
}


@pytest.mark.parametrize("state", State)
def test_all_who_take_part_have_the_same_rights(state: State) -> None:
    table = laid(state)
    answers = {name: alike(act, table.inside) for name, act in rights(table).items()}
    told = {name: OF_THE_STATER.get(name, DONE) if state == State.OPEN else state.value for name in answers}
    assert answers == told
    assert {name: tried(act, table.operator_inside) for name, act in rights(table).items()} == answers


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("degree", Degree)
def test_every_phase_is_everybodys(phase: Phase, degree: Degree) -> None:
    table = laid(State.OPEN)
    stated = alike(
        lambda who: actions.state_phase(arena=table.arena, phase=phase, degree=degree, reason="Derfor.", by=who),
        table.inside,
    )
    assert stated == DONE


def test_those_who_look_in_ask_and_do_nothing_else() -> None:
    table = laid(State.OPEN)
    frame = a_frame(table)
    needs_one_inside = {**rights(table), **duties(table)}
    assert {alike(act, table.outside) for act in needs_one_inside.values()} == {"not_participant"}
    for who in (table.operator, table.guest):
        assert {tried(act, who) for act in needs_one_inside.values()} == {"not_participant"}

    def ask(who: Person) -> object:
        return actions.question_frame(frame=frame, text="Hvorfor?", by=who)

    assert alike(ask, table.outside) == DONE
    assert [tried(ask, who) for who in (table.operator, table.guest)] == [DONE, DONE]


def test_duties_are_the_public_sides_alike_and_an_operator_has_none_of_them() -> None:
    table = laid(State.OPEN)
    public = {hat: who for hat, who in table.inside.items() if hat.sector == Sector.PUBLIC}
    others = {hat: who for hat, who in table.inside.items() if hat.sector != Sector.PUBLIC}
    assert {alike(act, public) for act in duties(table).values()} == {DONE}
    assert {alike(act, others) for act in duties(table).values()} == {"not_public"}
    assert {tried(act, table.operator_inside) for act in duties(table).values()} == {"not_public"}


@pytest.mark.parametrize("perspective", Perspective)
def test_those_who_began_say_yes_or_no_to_support_whoever_they_are(perspective: Perspective) -> None:
    host = a_person()
    arena = an_arena(by=host, perspective=perspective)
    giver = a_participant(arena, perspective=Perspective.PUBLIC_LEADER).person
    offer = actions.offer_support(arena=arena, kind=OfferKind.PLACE, text="Et lokale", talk_on=IN_A_MONTH, by=giver)

    def answer(who: Person, want: Want) -> object:
        return actions.answer_offer(offer=offer, want=want, text="Så.", by=who)

    assert [tried(partial(answer, want=want), host) for want in Want] == [DONE] * len(Want)


def test_those_who_are_to_carry_a_task_are_asked_alike() -> None:
    table = laid(State.OPEN)
    told = actions.declare_savings(arena=table.arena, reduces=False, transfers="Vagterne", by=table.second)

    def carry(who: Person) -> object:
        return actions.say_whether_we_can_carry(declaration=told, can=True, text="Ja.", by=who)

    others = {hat: who for hat, who in table.inside.items() if hat.sector != Sector.PUBLIC}
    assert alike(carry, others) == DONE
    assert tried(carry, table.inside[Perspective.POLITICIAN]) == "giver"


def test_anybody_who_can_be_reached_asks_an_authority_to_invite() -> None:
    table = laid(State.OPEN)
    municipality = a_spokesperson(kind=OrganisationKind.MUNICIPALITY).organisation

    def ask(who: Person) -> object:
        return actions.ask_to_invite(organisation=municipality, matter="Stranden", by=who)

    assert [alike(ask, table.inside), alike(ask, table.outside), tried(ask, table.operator)] == [DONE] * 3
    assert tried(ask, table.guest) == "not_joined"
