"""Helping somebody in who cannot do it alone, and the slip that makes it theirs."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from samskab.ground.arenas import actions
from samskab.ground.arenas.enums import HelpWay, InvitationKind
from samskab.ground.arenas.listeners import let_it_be_theirs
from samskab.ground.arenas.models import Arena, Participation, VoiceCount
from samskab.ground.journal.models import Entry
from samskab.ground.people.actions import take_up_guest
from samskab.ground.people.enums import Perspective, Sector
from samskab.ground.people.models import Person
from samskab.ground.people.queries.guests import SLIP_STAYS_OPEN, guest_with, key_in
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from tests.factories import a_guest, a_participant, a_person, an_arena

pytestmark = pytest.mark.django_db
FIELDS = {"name": "Ruth", "perspective": "citizen", "way": "phone", "agreed": "on"}


@pytest.fixture
def anne() -> Person:
    return a_person("Anne")


@pytest.fixture
def arena(anne: Person) -> Arena:
    return an_arena("Et fælles beredskab", by=anne, perspective=Perspective.PUBLIC_EMPLOYEE)


def help_in(arena: Arena, by: Person, **more: Any) -> tuple[Participation, str]:
    words: dict[str, Any] = {"name": "Ruth", "perspective": Perspective.CITIZEN, "way": HelpWay.MEETING, **more}
    return actions.help_in(arena=arena, **words, by=by)


def test_one_who_is_helped_in_counts_as_everybody(arena: Arena, anne: Person) -> None:
    entered, _code = help_in(arena, anne)
    alone = a_participant(arena)
    arena.refresh_from_db()
    assert arena.people == {Sector.PUBLIC: 1, Sector.BUSINESS: 0, Sector.CIVIL_SOCIETY: 0, Sector.CITIZEN: 2}
    counted = VoiceCount.objects.get(arena=arena, sector=Sector.CITIZEN)
    assert (counted.acts, counted.joined, counted.first) == (2, 2, 2)
    assert (entered.sector, entered.is_first) == (alone.sector, alone.is_first)
    told = Entry.objects.get(kind="arenas.participant_helped_in")
    assert (told.actor, told.perspective) == (anne.ref, "citizen")
    actions.say_purpose(arena=arena, text="Vi holder hinanden tørre.", by=entered.person)


def test_a_guest_and_one_outside_help_nobody_in(arena: Arena, anne: Person) -> None:
    guest = a_guest()
    link = actions.invite(arena=arena, kind=InvitationKind.LINK, by=anne)
    actions.enter(arena=arena, perspective=Perspective.CITIZEN, invitation=link, by=guest)
    for person, why in ((guest, "guest"), (a_person(), "not_participant")):
        with pytest.raises(Refusal) as refused:
            help_in(arena, person)
        assert refused.value.code == why


def test_nobody_who_is_here_is_entered_by_another(arena: Arena, anne: Person) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Participation.objects.create(
            arena=arena, person=a_person(), perspective="citizen", helped_by=anne, helped_way=HelpWay.HELP
        )


def test_one_outside_cannot_be_the_helper_in_the_database_either(arena: Arena) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Participation.objects.create(
            arena=arena, person=a_guest(), perspective="citizen", helped_by=a_person(), helped_way=HelpWay.HELP
        )


@pytest.mark.parametrize("name", ["", "\u200b", "010180-1234", "x" * 81])
def test_a_name_that_is_none_enters_nobody(arena: Arena, anne: Person, name: str) -> None:
    with pytest.raises(Refusal) as refused:
        help_in(arena, anne, name=name)
    assert refused.value.field == "name"
    assert Participation.objects.count() == 1


def test_the_slip_makes_it_theirs_once(arena: Arena, anne: Person) -> None:
    entered, code = help_in(arena, anne)
    karla, session = a_person("Karla"), SessionStore()
    assert take_up_guest(session=session, code=code.lower(), by=karla) == entered.person
    claimed = Entry.objects.get(kind="people.guest_claimed")
    let_it_be_theirs(claimed.fact, claimed)
    entered.refresh_from_db()
    assert (entered.person, entered.helped_by) == (karla, anne)
    for wrong in (code, code[:-1], "", "x" * 900):
        with pytest.raises(Refusal) as refused:
            take_up_guest(session=SessionStore(), code=wrong, by=a_person())
        assert (refused.value.code, refused.value.status) == ("unknown_slip", 404)


def test_whoever_kept_a_copy_of_a_slip_comes_too_late(arena: Arena, anne: Person) -> None:
    entered, code = help_in(arena, anne)
    take_up_guest(session=SessionStore(), code=code, by=None)
    with clock.held_at(clock.now() + SLIP_STAYS_OPEN + timedelta(seconds=1)):
        for by in (anne, None):
            with pytest.raises(Refusal) as refused:
                take_up_guest(session=SessionStore(), code=code, by=by)
            assert refused.value.code == "unknown_slip"
    with pytest.raises(DatabaseError, match="stays so"), transaction.atomic():
        Person.objects.filter(pk=entered.person.pk).update(slip_used_at=None)


def test_two_browsers_of_one_telephone_are_no_copy(arena: Arena, anne: Person) -> None:
    entered, code = help_in(arena, anne)
    looking, own = SessionStore(), SessionStore()
    assert take_up_guest(session=looking, code=code, by=None) == take_up_guest(session=own, code=code, by=None)
    assert guest_with(key_in(own)) == entered.person


def test_a_slip_is_shown_on_its_day_only(client: Client, arena: Arena, anne: Person) -> None:
    client.force_login(anne)
    slip = client.post(reverse("arenas:help", args=[arena.slug]), FIELDS)["Location"]
    assert client.get(slip).status_code == 200
    with clock.held_at(clock.now() + timedelta(days=1)):
        assert client.get(slip).status_code == 404


def test_a_slip_does_not_push_another_guest_out_of_a_browser(arena: Arena, anne: Person) -> None:
    session = SessionStore()
    a_guest(session=session)
    with pytest.raises(Refusal) as refused:
        take_up_guest(session=session, code=help_in(arena, anne)[1], by=None)
    assert (refused.value.code, refused.value.status) == ("another_guest", 409)


def test_the_page_gives_a_slip_that_opens_in_another_browser(client: Client, arena: Arena, anne: Person) -> None:
    client.force_login(anne)
    answer = client.post(reverse("arenas:help", args=[arena.slug]), FIELDS)
    slip = client.get(answer["Location"])
    assert "Til Ruth" in slip.content.decode()
    address = "/g/" + slip.content.decode().split("/g/")[1].split("/")[0] + "/"
    a_participant(arena, by=(other := a_person()))
    elsewhere = Client()
    elsewhere.force_login(other)
    assert elsewhere.get(answer["Location"]).status_code == 404

    ruth = Client()
    assert "Er du Ruth?" in ruth.get(address).content.decode()
    assert ruth.post(address)["Location"] == arena.get_absolute_url()
    assert "Du taler her som: Borger" in ruth.get(reverse("arenas:me", args=[arena.slug])).content.decode()


def test_help_needs_a_yes(client: Client, arena: Arena, anne: Person) -> None:
    client.force_login(anne)
    answer = client.post(reverse("arenas:help", args=[arena.slug]), {**FIELDS, "agreed": "", "perspective": ""})
    for said in ("Ingen kommer med uden selv at have sagt ja.", "Vælg, hvem personen er her som."):
        assert said in answer.content.decode()
    assert 'value="Ruth"' in answer.content.decode()
    assert Participation.objects.count() == 1


def test_a_yes_that_was_sent_too_late_is_asked_for_anew_and_what_came_through_waits_no_more(
    client: Client, arena: Arena, anne: Person
) -> None:
    page = reverse("arenas:help", args=[arena.slug])
    client.post(page, FIELDS)
    client.force_login(anne)
    again = client.get(page).text
    assert ['value="Ruth"' in again, "Det er ikke sendt endnu." in again] == [True, True]
    assert not re.search(r'name="agreed"[^>]*checked', again)

    client.post(page, FIELDS)

    assert "Ruth" not in client.get(page).text.partition("<main")[2]
