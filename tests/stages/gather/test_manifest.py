"""What gathering tells the house of an arena: what it needs, whether it holds, and how it stands. All in one query."""

from datetime import timedelta

import pytest

from samskab.ground.arenas.enums import Step
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.evidence import Holds, label_of
from samskab.ground.arenas.queries.glimpses import glimpsed
from samskab.ground.arenas.queries.lists import Wanted, arenas_wanted
from samskab.ground.arenas.queries.needs import Looker, needs
from samskab.ground.arenas.queries.participants import is_initiator, participation_of
from samskab.ground.arenas.queries.rooms import Stand, journey, standing
from samskab.ground.people.actions.erasing import erase_person
from samskab.ground.people.enums import Perspective, Sector
from samskab.ground.people.models import Person
from samskab.ground.people.queries.exports import everything_about
from samskab.kernel import clock
from samskab.stages.gather import actions
from samskab.stages.gather.actions.leaving import let_go_of
from samskab.stages.gather.actions.mapping import Told
from samskab.stages.gather.enums import Firmness, OfferKind, Reply, SupportKind, TieKind, Want
from samskab.stages.gather.models import ActorTie
from samskab.stages.gather.queries.offers import today
from tests.factories import a_person, an_arena
from tests.stages.gather.conftest import Here
from tests.support.queries import at_most

pytestmark = pytest.mark.django_db


def glance(arena: Arena) -> Arena:
    return glimpsed(Arena.objects.filter(pk=arena.pk))[0]


def asked_of(person: Person, arena: Arena, *only: str) -> list[str]:
    """What gathering asks of somebody, in order; of some codes only, when they are named."""
    participation = participation_of(person, arena)
    looker = Looker(person=person, participation=participation, is_initiator=is_initiator(person, arena))
    found = needs(glance(arena), looker, most=20)
    codes = [need.code.removeprefix("gather.") for need in found if need.code.startswith("gather.")]
    return [code for code in codes if not only or code in only]


def gathering() -> list[Arena]:
    return list(arenas_wanted(Wanted(step=Step.GATHER)))


def holds(arena: Arena) -> dict[str, Holds]:
    found = label_of(glance(arena)).evidence
    return {each.code.removeprefix("gather."): each.holds for each in found if each.code.startswith("gather.")}


def step(arena: Arena) -> Stand:
    return next(stand.stand for stand in journey(glance(arena)) if stand.step == Step.GATHER)


def on_map(here: Here, name: str, sector: Sector) -> None:
    actions.add_actor(arena=here.arena, told=Told(name=name, sector=sector, affected=True), by=here.anne)


def test_those_who_owe_an_answer_are_asked_for_it_first(here: Here) -> None:
    frame = actions.state_frame(
        arena=here.arena, what="Skolen lukker", firmness=Firmness.FIXED, why="Sådan.", until="Maj", by=here.karl
    )
    question = actions.question_frame(frame=frame, text="Hvorfor?", by=a_person())
    actions.flag_sham(arena=here.arena, text="Hm.", by=here.anne)
    need = actions.ask_support(arena=here.arena, kind=SupportKind.OTHER, text="En stol", by=here.anne)
    assert asked_of(here.karl, here.arena)[:4] == ["frame_question", "flag", "support", "savings"]
    assert asked_of(here.ida, here.arena) == ["together", "nobody_on_map"]
    assert asked_of(a_person(), here.arena) == []
    actions.answer_frame_question(question=question, text="Fordi.", by=here.karl)
    actions.answer_support(need=need, reply=Reply.YES, by=here.karl)
    actions.declare_savings(arena=here.arena, reduces=False, by=here.karl)
    assert asked_of(here.karl, here.arena)[0] == "flag"


def test_those_who_began_are_asked_about_support_and_those_who_gave_hear_how_it_goes(here: Here) -> None:
    assert "offer_support" in asked_of(here.karl, here.arena)
    offer = actions.offer_support(
        arena=here.arena, kind=OfferKind.PLACE, text="Et lokale", talk_on=today() + timedelta(days=30), by=here.karl
    )
    assert [asked_of(who, here.arena, "offer", "talk", "ask_how") for who in (here.anne, here.karl, here.ida)] == [
        ["offer"],
        [],
        [],
    ]
    actions.answer_offer(offer=offer, want=Want.YES, by=here.anne)
    assert asked_of(here.anne, here.arena, "offer", "talk") == []
    with clock.held_at(clock.now() + timedelta(days=60)):
        assert [asked_of(who, here.arena, "offer", "talk", "ask_how") for who in (here.anne, here.karl, here.ida)] == [
            ["talk"],
            ["ask_how"],
            [],
        ]
        actions.answer_offer(offer=offer, want=Want.ENOUGH, by=here.anne)
        assert asked_of(here.anne, here.arena, "offer", "talk") == []
    assert "offer_support" not in asked_of(here.karl, here.arena)


def test_the_public_side_is_not_asked_to_support_what_it_began_itself() -> None:
    leader = a_person()
    arena = an_arena(by=leader, perspective=Perspective.PUBLIC_LEADER)
    assert asked_of(leader, arena, "offer_support") == []


def test_who_is_missing_is_asked_for_until_they_are_here(here: Here) -> None:
    on_map(here, "Butikker", Sector.BUSINESS)
    assert "nobody_affected" in asked_of(here.ida, here.arena)
    on_map(here, "Lejere", Sector.CITIZEN)
    assert "missing" in asked_of(here.ida, here.arena)


def test_the_word_rests_on_what_was_done(here: Here) -> None:
    assert holds(here.arena) == {
        "together": Holds.NOT_YET,
        "missing": Holds.NOT_YET,
        "savings": Holds.NOT_YET,
        "carried": Holds.YES,
        "sham": Holds.YES,
    }
    for somebody in (here.anne, here.karl):
        actions.answer_together(arena=here.arena, alone="Alt", by=somebody)
    on_map(here, "Lejere", Sector.CITIZEN)
    actions.declare_savings(arena=here.arena, reduces=False, by=here.karl)
    assert set(holds(here.arena).values()) == {Holds.YES}


def test_one_party_that_answers_twice_is_one(here: Here) -> None:
    for words in ("Alt", "Det meste"):
        actions.answer_together(arena=here.arena, alone=words, by=here.anne)
    assert holds(here.arena)["together"] == Holds.NOT_YET


def test_a_withheld_declaration_and_an_unanswered_flag_take_the_word_away(here: Here) -> None:
    actions.flag_sham(arena=here.arena, text="Hm.", by=here.anne)
    assert holds(here.arena)["sham"] == Holds.NOT_YET
    with clock.held_at(clock.now() + timedelta(days=15)):
        assert (holds(here.arena)["sham"], holds(here.arena)["savings"]) == (Holds.NO, Holds.NO)


def test_a_task_is_moved_only_to_those_who_say_they_can_carry_it(here: Here) -> None:
    told = actions.declare_savings(arena=here.arena, reduces=False, transfers="Vagterne", by=here.karl)
    assert holds(here.arena)["carried"] == Holds.NOT_YET
    actions.say_whether_we_can_carry(declaration=told, can=True, text="Ja.", by=here.ida)
    assert holds(here.arena)["carried"] == Holds.YES
    actions.say_whether_we_can_carry(declaration=told, can=False, text="Vi er for få.", by=here.anne)
    assert holds(here.arena)["carried"] == Holds.NO
    actions.say_whether_we_can_carry(declaration=told, can=True, text="Med hjælp.", by=here.anne)
    assert holds(here.arena)["carried"] == Holds.YES
    actions.declare_savings(arena=here.arena, reduces=False, transfers="Pumperne", by=here.karl)
    assert holds(here.arena)["carried"] == Holds.NOT_YET


def test_gathering_stays_open_for_more(here: Here) -> None:
    assert (step(an_arena()), step(here.arena)) == (Stand.NEXT, Stand.NOW)
    for somebody in (here.anne, here.karl):
        actions.answer_together(arena=here.arena, alone="Alt", by=somebody)
    assert step(here.arena) == Stand.DONE


def test_an_arena_is_found_as_gathering_while_its_journey_says_so(here: Here) -> None:
    alone = an_arena("Ingen har samlet nogen")
    assert gathering() == [here.arena]

    actions.add_actor(arena=alone, told=Told(name="Lejere", affected=True), by=alone.started_by)
    assert set(gathering()) == {here.arena, alone}

    for somebody in (here.anne, here.karl):
        actions.answer_together(arena=here.arena, alone="Alt", by=somebody)
    assert standing(glance(here.arena)) == (Step.GATHER,)
    assert set(gathering()) == {here.arena, alone}


def test_it_takes_one_query_and_none_more_for_what_is_told_of_it(here: Here) -> None:
    looker = Looker(person=here.karl, participation=participation_of(here.karl, here.arena))
    with at_most(1):
        [seen] = glimpsed([here.arena])
        needs(seen, looker)
        label_of(seen)
        journey(seen)


def test_everything_a_person_said_is_theirs_to_fetch(here: Here) -> None:
    on_map(here, "Lejere", Sector.CITIZEN)
    actions.ask_support(arena=here.arena, kind=SupportKind.OTHER, text="En stol", nameless=True, by=here.anne)
    rows = {section.name: rows for section, rows in everything_about(here.anne)}
    assert [row["words"] for row in rows["gathered"]] == ["Lejere", "Noget andet · En stol"]


def test_one_who_erases_themself_stands_on_no_map(here: Here) -> None:
    actor = actions.add_actor(arena=here.arena, told=Told(name="Lejere", affected=True), by=here.ida)
    day = (clock.now() + timedelta(days=3)).date()
    actions.tie_actor(actor=actor, kind=TieKind.INVITES, by_day=day, by=here.anne)
    erase_person(by=here.anne)
    let_go_of(person=here.anne.ref)
    tie = ActorTie.objects.get()
    assert (tie.ended_at is None, tie.by_day) == (False, None)
