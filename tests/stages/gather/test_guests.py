"""An invited guest asks at once, comes back to what they wrote, and all they said is their own when they come in."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from django.urls import reverse

from samskab.ground.arenas import actions as arenas
from samskab.ground.arenas.actions.claiming import take_over
from samskab.ground.arenas.enums import Ingredient, InvitationKind, Part
from samskab.ground.arenas.models import IngredientAnswer, Invitation
from samskab.ground.arenas.queries.glimpses import glimpsed
from samskab.ground.arenas.queries.invitations import token_of
from samskab.ground.arenas.queries.participants import participation_of
from samskab.ground.people.actions import claim_guest
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.stages.gather import actions
from samskab.stages.gather.actions.declaring import TIME_TO_ANSWER
from samskab.stages.gather.actions.mapping import Told
from samskab.stages.gather.enums import Firmness, TieKind, Wish
from samskab.stages.gather.models import ActorTie, Frame, FrameQuestion, PartyAnswer
from samskab.stages.gather.queries.actors import actor_for
from samskab.stages.gather.queries.own_data import said_rows
from samskab.stages.gather.queries.together import answers_by_sector, wishes
from tests.factories import a_guest, a_participant, a_person, as_guest
from tests.stages.gather.conftest import Here, browser_of
from tests.support.queries import asked_during

pytestmark = pytest.mark.django_db
CITIZEN = {"perspective": "citizen"}


@pytest.fixture
def frame(here: Here) -> Frame:
    return actions.state_frame(
        arena=here.arena, what="Diget", firmness=Firmness.FIXED, why="Det står der.", until="Maj", by=here.anne
    )


@pytest.fixture
def link(here: Here) -> Invitation:
    return arenas.invite(arena=here.arena, kind=InvitationKind.LINK, by=here.anne)


def opened(link: Invitation) -> str:
    return reverse("arenas:invitation", args=[token_of(link)])


def at(name: str, here: Here, *more: Any) -> str:
    return reverse(f"gather:{name}", args=[here.arena.slug, *more])


def words(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_one_who_has_opened_an_invitation_reads_on_every_page_how_to_ask(
    client: Client, here: Here, link: Invitation
) -> None:
    pages = [here.arena.get_absolute_url(), *(at(name, here) for name in ("map", "frames", "together", "duties"))]
    before = [words(client, page) for page in pages]
    client.get(opened(link))
    after = [words(client, page) for page in pages]
    assert ["Du er inviteret." in page for page in before] == [False] * 5
    assert [f"{opened(link)}?{urlencode({'next': page})}" in told for page, told in zip(pages, after, strict=True)] == [
        True
    ] * 5


def test_a_first_name_is_all_it_takes_to_ask(client: Client, here: Here, link: Invitation, frame: Frame) -> None:
    ask = at("frame_question", here, frame.ref)
    client.get(opened(link))
    way = client.get(ask)["Location"]
    assert way == f"{opened(link)}?{urlencode({'next': ask})}"
    assert "Skriv dit fornavn, så er du med" in words(client, way)
    assert client.post(way, {"name": "Bo", **CITIZEN})["Location"] == ask
    client.post(ask, {"text": "Hvem har besluttet det?"})
    asked = FrameQuestion.objects.get()
    assert (asked.who, asked.said_in, asked.said_by.is_guest) == ("Bo", Perspective.CITIZEN, True)
    actions.answer_frame_question(question=asked, text="Det har kystrådet.", by=here.anne)
    page = words(client, at("frames", here))
    assert ["Hvem har besluttet det?" in page, "Det har kystrådet." in page] == [True, True]


def test_what_a_guest_wrote_waits_for_them_until_they_are_in_again(
    client: Client, here: Here, link: Invitation
) -> None:
    wish, guest = at("say_wish", here), as_guest(client, "Bo")
    client.get(opened(link))
    written = {"wish": "yes_if", "note": "Hvis det er om aftenen."}
    way = client.post(wish, written, headers={"referer": f"https://testserver{wish}"})["Location"]
    assert way == f"{opened(link)}?{urlencode({'next': wish})}"
    assert "Det, du har skrevet, er gemt." in words(client, way)
    assert client.post(way, CITIZEN)["Location"] == wish
    assert "Hvis det er om aftenen." in words(client, wish)
    assert client.post(wish, written).status_code == 302
    assert "Hvis det er om aftenen." not in words(client, wish)
    assert [(each.said_by, each.note) for each in wishes(here.arena)] == [(guest, "Hvis det er om aftenen.")]


def test_what_a_stranger_wrote_waits_for_them_until_they_have_come_in(client: Client, here: Here) -> None:
    add = at("add_actor", here)
    response = client.post(add, {"name": "Lejere i stuen"}, headers={"referer": f"https://testserver{add}"})
    assert response["Location"] == f"/enter/?next={add}"
    client.force_login(here.anne)
    assert "Lejere i stuen" in words(client, add)


def test_a_way_in_leads_nowhere_else(client: Client, here: Here, link: Invitation) -> None:
    elsewhere = f"{opened(link)}?{urlencode({'next': 'https://example.org/arenas/'})}"
    assert client.post(elsewhere, {"name": "Bo", **CITIZEN})["Location"] == here.arena.get_absolute_url()


def test_an_invitation_that_is_taken_back_is_no_way_in(client: Client, here: Here, link: Invitation) -> None:
    client.get(opened(link))
    arenas.withdraw_invitation(invitation=link, by=here.anne)
    assert "Skriv dit fornavn" not in words(client, at("frames", here))
    assert client.get(at("say_wish", here))["Location"] == f"/enter/?next={at('say_wish', here)}"


def test_a_way_in_is_asked_for_only_by_those_who_have_opened_an_invitation(
    client: Client, here: Here, link: Invitation
) -> None:
    def look() -> object:
        return client.get(at("together", here))

    look()
    before = asked_during(look)
    client.get(opened(link))
    after = asked_during(look)
    assert len(after) - len(before) == 2  # the session, and the invitation


def test_a_guest_sends_so_many_forms_an_hour_and_no_more(
    client: Client, here: Here, link: Invitation, frame: Frame
) -> None:
    guest, ask = as_guest(client, "Bo"), at("frame_question", here, frame.ref)
    arenas.enter(arena=here.arena, perspective=Perspective.CITIZEN, invitation=link, by=guest)
    told = [client.post(ask, {"text": f"Hvorfor {number}?"}).status_code for number in range(31)]
    assert told == [302] * 30 + [429]


def claimed(guest: Person, session: SessionStore, by: Person) -> None:
    claim_guest(session=session, by=by)
    take_over(guest=guest, by=by)


@pytest.fixture
def bo(here: Here, link: Invitation) -> tuple[Person, SessionStore]:
    """A guest in the arena, and their browser's session."""
    session = SessionStore()
    guest = a_guest("Frode", session=session)
    arenas.enter(arena=here.arena, perspective=Perspective.CITIZEN, invitation=link, by=guest)
    return guest, session


def test_one_party_stays_one_when_a_guest_has_come_in(here: Here, bo: tuple[Person, SessionStore]) -> None:
    guest, session = bo
    karla = a_person("Karla")
    actions.answer_together(arena=here.arena, alone="Grave", by=guest)
    actions.say_wish(arena=here.arena, wish=Wish.NO, by=guest)
    claimed(guest, session, karla)
    again = actions.answer_together(arena=here.arena, alone="Grave", by=karla)
    assert PartyAnswer.objects.get() == again
    actions.answer_together(arena=here.arena, alone="Grave og bære", by=karla)
    actions.say_wish(arena=here.arena, wish=Wish.YES, by=karla)
    stood = [(row.who, row.alone) for _sector, rows in answers_by_sector(here.arena) for row in rows]
    assert stood == [("Karla", "Grave og bære")]
    assert [row.wish for row in wishes(here.arena)] == [Wish.YES]
    arena: Any = glimpsed(type(here.arena).objects.filter(pk=here.arena.pk))[0]
    assert (arena.gather_parties, arena.gather_answered_together) == (1, [karla.pk, karla.pk])


def test_a_task_that_one_can_carry_is_answered_once_by_a_guest_who_has_come_in(
    here: Here, bo: tuple[Person, SessionStore]
) -> None:
    guest, session = bo
    karla = a_person("Karla")
    told = actions.declare_savings(arena=here.arena, reduces=False, transfers="Vagterne", by=here.karl)
    actions.say_whether_we_can_carry(declaration=told, can=False, text="Nej.", by=guest)
    claimed(guest, session, karla)
    actions.say_whether_we_can_carry(declaration=told, can=True, text="Ja.", by=karla)
    arena: Any = glimpsed(type(here.arena).objects.filter(pk=here.arena.pk))[0]
    assert (arena.gather_can_carry, arena.gather_cannot_carry) == (1, 0)


def test_two_who_have_claimed_nobody_are_two_parties(here: Here, bo: tuple[Person, SessionStore]) -> None:
    actions.answer_together(arena=here.arena, alone="Grave", by=bo[0])
    actions.answer_together(arena=here.arena, alone="Bære", by=here.anne)
    arena: Any = glimpsed(type(here.arena).objects.filter(pk=here.arena.pk))[0]
    assert arena.gather_parties == 2


def test_what_a_guest_felt_and_has_to_do_with_others_goes_along_when_they_were_in_already(
    here: Here, bo: tuple[Person, SessionStore]
) -> None:
    guest, session = bo
    karla = a_participant(here.arena, by=a_person("Karla")).person
    first, second = list(Ingredient)[:2]
    actor = actions.add_actor(arena=here.arena, told=Told(name="Lejere", affected=True), by=guest)
    for who, kinds in ((guest, (TieKind.IS, TieKind.KNOWS)), (karla, (TieKind.KNOWS,))):
        for kind in kinds:
            actions.tie_actor(actor=actor, kind=kind, by=who)
    arenas.feel_ingredients(arena=here.arena, values={first: 1, second: 2}, by=guest)
    arenas.feel_ingredients(arena=here.arena, values={second: 5}, by=karla)
    claimed(guest, session, karla)
    own = participation_of(karla, here.arena)
    seen = actor_for(here.arena, actor.ref)
    assert (seen.tied_by(own), seen.present) == ({TieKind.IS, TieKind.KNOWS}, True)
    assert ActorTie.objects.filter(ended_at__isnull=True).count() == 2
    felt = IngredientAnswer.objects.filter(participation=own).values_list("ingredient", "value")
    assert dict(felt) == {first.value: 1, second.value: 5}


def test_all_that_a_guest_said_is_their_own_and_nobody_elses(
    client: Client, here: Here, bo: tuple[Person, SessionStore], frame: Frame
) -> None:
    guest, session = bo
    karla, other = a_person("Karla"), a_person("Bo")
    line = actions.draft_guideline(arena=here.arena, text="Vi slutter til tiden.", by=guest)
    actions.question_frame(frame=frame, text="Hvem siger det?", by=guest)
    own = actions.state_frame(
        arena=here.arena, what="Broen", firmness=Firmness.OPEN, why="Sådan.", until="Maj", by=guest
    )
    asked = actions.question_frame(frame=own, text="Hvilken bro?", by=here.anne)
    closure = arenas.close_part(
        arena=here.arena, part=Part.LOCATION, reason="Vi passer på.", until=clock.now() + TIME_TO_ANSWER, by=guest
    )
    claimed(guest, session, karla)
    assert [row["words"] for row in said_rows(karla)] == [
        "Vi slutter til tiden.",
        "Hvem siger det?",
        "Broen · Sådan. · Maj",
    ]
    assert said_rows(other) == []
    browser = browser_of(karla)
    assert browser.post(at("take_guideline_back", here, line.ref)).status_code == 302
    assert browser.post(at("answer_frame", here, asked.ref), {"text": "Den over åen."}).status_code == 302
    assert "Åbn den nu" in words(browser, reverse("arenas:about", args=[here.arena.slug]))
    opens = reverse("arenas:open_part", args=[here.arena.slug, closure.ref])
    assert browser_of(here.anne).post(opens).status_code == 403
    assert browser.post(opens).status_code == 302
    page = words(client, at("frames", here))
    assert ["Karla" in page, "Frode" in page] == [True, False]
