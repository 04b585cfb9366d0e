"""The front page: true, small in queries, and the same doors for all."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from samskab.ground.arenas import actions
from samskab.ground.arenas.models import Arena
from samskab.ground.journal import actions as journal
from samskab.ground.people.enums import Perspective, Sector
from samskab.ground.people.facts import PersonJoined, PersonSettingsChanged
from samskab.kernel import clock
from samskab.web.views.front import door
from tests.factories import a_person, an_arena, an_organisation

pytestmark = pytest.mark.django_db

CARD = re.compile(r'class="card__title"><a href="[^"]+">([^<]+)')
AtMost = Callable[[int], AbstractContextManager[None]]


def test_it_asks_the_big_question(client: Client) -> None:
    assertContains(client.get("/"), "Hvad skal vi skabe sammen?")


def test_it_speaks_english_to_those_who_chose_it(client: Client) -> None:
    client.cookies["language"] = "en"

    assertContains(client.get("/"), "What shall we create together?")


def test_a_browser_that_prefers_english_still_gets_danish_first(client: Client) -> None:
    assertContains(client.get("/", headers={"Accept-Language": "en"}), '<html lang="da"')


def test_an_empty_house_says_that_there_is_room(client: Client) -> None:
    page = client.get("/")

    assertContains(page, "Her er plads")
    assertContains(page, "<dd>Ingen endnu</dd>", count=2)
    assertContains(page, "Ingen arena er i gang lige nu. Den første kan være din.")


def test_the_newest_organisations_stand_there(client: Client) -> None:
    an_organisation("Bådelauget Sundet")

    assertContains(client.get("/"), "Bådelauget Sundet")


def test_an_organisation_that_has_not_said_yes_does_not_stand_there(client: Client) -> None:
    an_organisation("Bådelauget Sundet", confirmed=False)

    assertNotContains(client.get("/"), "Bådelauget Sundet")


@pytest.mark.parametrize(("many", "said"), [(4, "Få"), (5, "5")])
def test_a_number_under_five_is_never_shown(client: Client, many: int, said: str) -> None:
    for _ in range(many):
        a_person()

    assertContains(client.get("/"), f"<div><dt>mennesker er med</dt><dd>{said}</dd></div>", html=True)


def test_organisations_and_arenas_are_counted(client: Client) -> None:
    for _ in range(6):
        an_organisation()
    for place in ("0250", "0250", "0101", ""):
        an_arena(place=place)

    page = client.get("/")

    assertContains(page, "<div><dt>organisationer er med</dt><dd>6</dd></div>", html=True)
    assertContains(page, "<div><dt>arenaer er i gang</dt><dd>4</dd></div>", html=True)
    assertContains(page, "<div><dt>kommuner har mindst én arena</dt><dd>2</dd></div>", html=True)


def test_arenas_touched_last_and_lit_last_stand_there_as_cards(client: Client) -> None:
    old = [an_arena(f"Gammel {number}") for number in range(4)]
    new = [an_arena(f"Ny {number}") for number in range(4)]
    for arena in old[:2]:
        actions.say_purpose(arena=arena, text="Noget.", by=arena.started_by)

    page = client.get("/")

    titles = CARD.findall(page.content.decode())
    assert titles == ["Gammel 1", "Gammel 0", "Ny 3", "Ny 2", "Ny 1", "Ny 0"]
    assert len(new) == 4


def test_cards_of_every_sector_are_alike(client: Client) -> None:
    cards = set()
    for perspective in (Perspective.POLITICIAN, Perspective.CITIZEN):
        arena = an_arena("Haven", perspective=perspective)
        page = client.get("/").content.decode()
        card = page.split('<li class="card">')[1].split("</li>")[0]
        cards.add(re.sub(r"<svg.*?</svg>|[-]2", "", card.split('<div class="card__foot">')[0], flags=re.DOTALL))
        Arena.objects.filter(pk=arena.pk).update(last_act_at=clock.now() - timedelta(days=91))
    assert len(cards) == 1


def test_one_who_is_here_always_has_three_things_to_do_with_their_time(client: Client) -> None:
    client.force_login(a_person())

    page = client.get("/").content.decode()

    assert page.count('class="todo__title"') >= 3
    assert page.count('class="todo__title"') == page.count('class="todo__time"')


def test_the_last_acts_are_told_in_plain_words_and_each_kind_once(client: Client) -> None:
    person = a_person("Hemmelige Hanne")
    with transaction.atomic():
        journal.record(PersonJoined(person=person.ref), by=person)
        journal.record(PersonJoined(person=person.ref), by=person)

    page = client.get("/")

    assertContains(page, "En person kom med.", count=1)
    assertNotContains(page, "Hemmelige Hanne")


def test_what_somebody_chooses_for_themself_is_no_news(client: Client) -> None:
    person = a_person()
    with transaction.atomic():
        journal.record(PersonJoined(person=person.ref), by=person)
        journal.record(PersonSettingsChanged(person=person.ref), by=person)

    page = client.get("/")

    assertContains(page, "En person kom med.")
    assertNotContains(page, "En person ændrede sine indstillinger.")
    assertContains(page, "<div><dt>handlinger står i journalen</dt><dd>2</dd></div>", html=True)


def test_a_stranger_joins_before_choosing_a_perspective() -> None:
    way = door(Sector.BUSINESS, signed_in=False)

    assert way == "/enter/join/?next=%2Fpeople%2Fme%2Fperspectives%2F%3Fsector%3Dbusiness"


def test_one_who_is_here_goes_straight_to_the_perspectives() -> None:
    assert door(Sector.CITIZEN, signed_in=True) == "/people/me/perspectives/?sector=citizen"


def test_one_who_is_here_is_greeted_by_name(client: Client) -> None:
    client.force_login(a_person("Lis"))

    assertContains(client.get("/"), "Goddag, Lis")


def test_it_costs_few_queries(client: Client, assert_queries: AtMost) -> None:
    for _ in range(12):
        an_organisation()

    for _ in range(12):
        an_arena()

    with assert_queries(5):
        client.get("/")


def test_it_costs_few_queries_for_one_who_is_here(client: Client, assert_queries: AtMost) -> None:
    client.force_login(an_arena().started_by)

    with assert_queries(10):
        client.get("/")
