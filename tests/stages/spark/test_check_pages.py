"""The room that tells how an arena began, and where its participants answer the ten rules together."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.actions.resting import TIME_TO_SAY_NOT_YET
from samskab.ground.arenas.enums import Part, RestKind, StartingPoint
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.glimpses import glimpsed
from samskab.ground.arenas.queries.needs import Looker, needs
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.ground.people.queries.exports import everything_about
from samskab.kernel import clock
from samskab.kernel.ids import new_ref
from samskab.stages.spark import actions
from samskab.stages.spark.enums import Rather, Rule, Word
from samskab.stages.spark.models import CheckAnswer, JoinedInstead, Verdict
from tests.factories import a_forum, a_participant, a_person, an_arena
from tests.support.queries import as_many_for_thirty

pytestmark = pytest.mark.django_db


def here(client: Client, arena: Arena, person: Person | None = None) -> str:
    client.force_login(person or a_participant(arena).person)
    return f"/arenas/{arena.slug}/check/"


def test_everybody_may_look_on(client: Client) -> None:
    arena = an_arena()
    page = client.get(f"/arenas/{arena.slug}/check/")
    assertContains(page, "den er ingen garanti")
    assertNotContains(page, "Svar på starttjekket")


def test_a_participant_answers_some_and_finds_them_beside_the_others(client: Client) -> None:
    arena = an_arena()
    baker = a_participant(arena, perspective=Perspective.COMPANY).person
    actions.answer_check(arena=arena, answers={Rule.OPEN: (Word.YES, "Vi er åbne.")}, by=baker)
    check = here(client, arena)
    page = client.post(f"{check}answer/", {"open": "not_yet", "note_open": "Hvem har nøglen?", "honest": "yes"})
    assertRedirects(page, check)
    page = client.get(check)
    for said in ("Vi er åbne.", "Hvem har nøglen?", "Det mangler vi"):
        assertContains(page, said)
    assert CheckAnswer.objects.count() == 3


def test_what_was_answered_stands_in_the_form(client: Client) -> None:
    arena = an_arena()
    check = here(client, arena)
    client.post(f"{check}answer/", {"open": "partly", "note_open": "Lidt."})
    page = client.get(f"{check}answer/")
    assertContains(page, "Lidt.")
    assertContains(page, '<input type="radio" name="open" value="partly" id="id_open_1" checked>', html=True)


@pytest.mark.parametrize(
    "sent",
    [
        {"note_open": "Uden svar"},
        {"open": "maybe"},
        {"open": "yes", "note_open": "x" * 100_000},
        {"open": "yes", "note_open": "010180-1234"},
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_kept(client: Client, sent: dict[str, str]) -> None:
    arena = an_arena()
    page = client.post(f"{here(client, arena)}answer/", sent)
    assertContains(page, "error-summary")
    assert not CheckAnswer.objects.exists()


def test_a_point_is_seen_to(client: Client) -> None:
    arena = an_arena()
    check = here(client, arena)
    client.post(f"{check}answer/", {"open": "not_yet"})
    assertContains(client.get(f"{check}open/settled/"), "Er det på plads?")
    assertRedirects(client.post(f"{check}open/settled/", {"note": "Døren er åben."}), check)
    page = client.get(check)
    assertContains(page, "Døren er åben.")
    assertNotContains(page, "Det mangler vi")
    assert client.get(f"{check}nothing/settled/").status_code == 404


def test_it_may_be_something_else_and_that_may_be_taken_back(client: Client) -> None:
    arena = an_arena()
    check = here(client, arena)
    client.post(f"{check}rather/", {"rather": "hearing", "reason": "Planen er vedtaget."})
    page = client.get(check)
    assertContains(page, "Hellere en høring")
    assertContains(page, "Planen er vedtaget.")
    client.post(f"{check}rather/{Verdict.objects.get().ref}/back/")
    assertContains(client.get(check), "Taget tilbage")


@pytest.mark.parametrize("page", ["answer/", "open/settled/", "rather/"])
def test_only_those_who_take_part_answer(client: Client, page: str) -> None:
    address = f"/arenas/{an_arena().slug}/check/{page}"
    assert client.get(address)["Location"] == f"/enter/?next={address}"
    client.force_login(a_person())
    assert client.get(address).status_code == 403


def test_names_are_hidden_from_outside_while_that_part_is_closed(client: Client) -> None:
    starter = a_person("Hemmelige Hanne")
    arena = an_arena(by=starter)
    actions.answer_check(arena=arena, answers={Rule.OPEN: (Word.YES, "")}, by=starter)
    actions.settle_point(arena=arena, rule=Rule.OPEN, by=starter)
    actions.give_verdict(arena=arena, rather=Rather.OTHER, reason="Nej.", by=starter)
    assertContains(client.get(f"/arenas/{arena.slug}/check/"), "Hemmelige Hanne", count=3)
    tomorrow = clock.now() + timedelta(days=1)
    arenas.close_part(arena=arena, part=Part.PARTICIPANTS, reason="Nogle er bange.", until=tomorrow, by=starter)
    assertNotContains(client.get(f"/arenas/{arena.slug}/check/"), "Hemmelige Hanne")


def test_many_answers_cost_as_many_queries_as_one(client: Client) -> None:
    arena = an_arena()

    def make(number: int) -> None:
        for _ in range(number):
            by = a_participant(arena).person
            actions.answer_check(arena=arena, answers=dict.fromkeys(Rule, (Word.NOT_YET, "Hm")), by=by)
            actions.give_verdict(arena=arena, rather=Rather.OTHER, reason="Nej.", by=by)

    as_many_for_thirty(make, lambda: client.get(f"/arenas/{arena.slug}/check/"))


def test_the_arena_asks_for_it_until_somebody_has_begun() -> None:
    arena = an_arena()
    mine = a_participant(arena)
    looker = Looker(person=mine.person, participation=mine)

    def asked() -> bool:
        seen = glimpsed(Arena.objects.filter(pk=arena.pk))[0]
        return "spark.check" in [need.code for need in needs(seen, looker, most=50)]

    assert asked()
    actions.answer_check(arena=arena, answers={Rule.OPEN: (Word.YES, "")}, by=mine.person)
    assert not asked()


def test_one_who_is_here_and_goes_to_another_arena_is_led_in(client: Client) -> None:
    arena, anne = an_arena(), a_person()
    client.force_login(anne)
    page = client.post(f"/spark/join/{arena.slug}/")
    assertRedirects(page, f"/arenas/{arena.slug}/enter/")
    assert JoinedInstead.objects.get().chosen_by == anne


def test_a_strangers_choice_waits_until_they_come_in(client: Client) -> None:
    arena, anne = an_arena(), a_person()
    client.post(f"/spark/join/{arena.slug}/")
    assert not JoinedInstead.objects.exists()
    client.force_login(anne)
    assert JoinedInstead.objects.get().chosen_by == anne


def test_going_nowhere_is_not_found(client: Client) -> None:
    assert client.post("/spark/join/nowhere/").status_code == 404


def test_what_one_has_written_is_among_ones_data() -> None:
    anne = a_person()
    arena = actions.light_arena(
        draft=new_ref(),
        title="En have",
        text="Vi vil så.",
        starting_point=StartingPoint.VISION,
        place="0250",
        perspective=Perspective.CITIZEN,
        alone="Jord",
        by=anne,
    )
    actions.choose_existing(arena=an_arena(), by=anne)
    a_forum("Haverådet", by=anne)
    actions.answer_check(arena=arena, answers={Rule.OPEN: (Word.YES, "Ja da.")}, by=anne)
    actions.settle_point(arena=arena, rule=Rule.OPEN, note="Klaret.", by=anne)
    actions.give_verdict(arena=arena, rather=Rather.OTHER, reason="Måske.", by=anne)
    known = {section.name: str(list(rows)) for section, rows in everything_about(anne)}
    for name, written in (
        ("sparks", "Jord"),
        ("joined_instead", "beredskab"),
        ("forums", "Haverådet"),
        ("start_checks", "Ja da."),
        ("start_checks", "Klaret."),
        ("verdicts", "Måske."),
    ):
        assert written in known[name]


def test_ten_answers_are_still_there_when_the_arena_went_to_rest_meanwhile(client: Client) -> None:
    arena = an_arena()
    check = here(client, arena)
    arenas.propose_rest(arena=arena, kind=RestKind.PAUSE, reason="Vi holder fri.", by=arena.started_by)
    with clock.held_at(clock.now() + TIME_TO_SAY_NOT_YET):
        arenas.settle_rests()
        page = client.post(f"{check}answer/", {"open": "not_yet", "note_open": "Hvem har nøglen?"})
        assertContains(page, "Hvem har nøglen?")
        assertNotContains(client.get(check), "Svar på starttjekket")
