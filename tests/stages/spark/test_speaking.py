"""Lighting an arena for an organisation: those who speak for one are asked, and nothing typed is lost (M79, G12)."""

from functools import partial

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.people.actions import end
from samskab.ground.people.enums import OrganisationKind
from samskab.ground.people.models import Organisation, Person
from samskab.kernel.ids import new_ref
from tests.factories import a_person, a_spokesperson
from tests.stages.spark.test_pages import FLOOD, a_form
from tests.support.queries import as_many_for_thirty

pytestmark = pytest.mark.django_db
ASKS = "Taler du for en organisation her?"


def browser_of(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def spoken_for() -> Organisation | None:
    return Participation.objects.get().organisation


@pytest.mark.parametrize("kind", OrganisationKind)
def test_one_who_speaks_for_an_organisation_lights_an_arena_for_it(kind: OrganisationKind) -> None:
    agreement = a_spokesperson(name="Ærø Havn", kind=kind)
    browser = browser_of(agreement.person)
    assertContains(browser.get("/spark/new/"), ASKS)
    browser.post("/spark/new/", a_form(organisation=str(agreement.organisation.ref)))
    assert spoken_for() == agreement.organisation


def test_one_who_speaks_for_organisations_may_still_speak_for_themself() -> None:
    browser_of(a_spokesperson().person).post("/spark/new/", a_form(organisation=""))
    assert spoken_for() is None


def test_nobody_else_is_asked() -> None:
    waiting = a_spokesperson()
    end(representation=waiting, by=waiting.person)
    for browser in (Client(), browser_of(a_person()), browser_of(waiting.person)):
        assertNotContains(browser.get("/spark/new/"), ASKS)


@pytest.mark.parametrize("speaks_for_another", [True, False])
def test_one_who_no_longer_speaks_for_it_is_told_and_keeps_what_they_wrote(speaks_for_another: bool) -> None:
    agreement = a_spokesperson()
    if speaks_for_another:
        a_spokesperson(agreement.person, name="Bådelauget")
    end(representation=agreement, by=agreement.person)
    page = browser_of(agreement.person).post("/spark/new/", a_form(organisation=str(agreement.organisation.ref)))
    assertContains(page, "Du taler ikke for den organisation mere.")
    assertContains(page, FLOOD)
    assert not Arena.objects.exists()


@pytest.mark.parametrize("written", ["x" * 10_000, "0" * 36, "<script>x()</script>", "\u202e"])
def test_an_organisation_that_nobody_offered_is_no_answer(written: str) -> None:
    page = browser_of(a_spokesperson().person).post("/spark/new/", a_form(organisation=written))
    assert (page.status_code, b"<script>x()" in page.content, Arena.objects.exists()) == (200, False, False)


def test_one_who_signs_in_on_the_way_is_asked_at_the_last_press() -> None:
    agreement, form, browser = a_spokesperson(), a_form(), Client()
    browser.post("/spark/new/", form)
    browser.force_login(agreement.person)
    assertContains(browser.get(f"/spark/new/?draft={form['draft']}"), ASKS)
    browser.post("/spark/new/", {**form, "organisation": str(agreement.organisation.ref)})
    assert spoken_for() == agreement.organisation


def test_one_who_was_signed_out_while_writing_finds_their_choice_again() -> None:
    agreement, browser = a_spokesperson(), Client()
    chosen = str(agreement.organisation.ref)
    form = a_form(organisation=chosen)
    browser.post("/spark/new/", form)
    browser.force_login(agreement.person)
    assertContains(browser.get(f"/spark/new/?draft={form['draft']}"), f'<option value="{chosen}" selected>')


def test_the_database_lets_nobody_stand_for_an_organisation_that_has_not_agreed() -> None:
    other = a_spokesperson(name="Bådelauget").organisation
    browser_of(a_person()).post("/spark/new/", a_form())
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE arenas_participation SET organisation_id = %s", [other.pk])


def test_the_page_asks_as_often_for_many_organisations_as_for_one() -> None:
    person = a_person()

    def make(number: int) -> None:
        for _ in range(number):
            a_spokesperson(person, name=f"Forening {new_ref()}")

    as_many_for_thirty(make, partial(browser_of(person).get, "/spark/new/"))
