"""The front page: true, small in queries, and the same doors for all."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import transaction
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from samskab.ground.journal import actions as journal
from samskab.ground.people.enums import OrganisationKind, Sector
from samskab.ground.people.facts import PersonJoined
from samskab.web.views.front import door
from tests.factories import a_person, an_organisation

pytestmark = pytest.mark.django_db

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
    assertContains(page, "<dd>Ingen endnu</dd>", count=3)


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


def test_municipalities_are_counted_among_the_organisations(client: Client) -> None:
    for _ in range(5):
        an_organisation(kind=OrganisationKind.MUNICIPALITY)
    an_organisation()

    page = client.get("/")

    assertContains(page, "<div><dt>organisationer er med</dt><dd>6</dd></div>", html=True)
    assertContains(page, "<div><dt>af dem er kommuner</dt><dd>5</dd></div>", html=True)


def test_the_last_acts_are_told_in_plain_words_and_each_kind_once(client: Client) -> None:
    person = a_person("Hemmelige Hanne")
    with transaction.atomic():
        journal.record(PersonJoined(person=person.ref), by=person)
        journal.record(PersonJoined(person=person.ref), by=person)

    page = client.get("/")

    assertContains(page, "En person kom med.", count=1)
    assertNotContains(page, "Hemmelige Hanne")


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

    with assert_queries(4):
        client.get("/")


def test_it_costs_few_queries_for_one_who_is_here(client: Client, assert_queries: AtMost) -> None:
    client.force_login(a_person())

    with assert_queries(8):
        client.get("/")
