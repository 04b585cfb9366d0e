"""The bar and the page of a guest: what we keep, and the ways on."""

import pytest
from django.test import Client
from django.urls import reverse

from samskab.ground.people.models import Person
from samskab.ground.people.queries.guests import GUEST
from tests.factories import a_person, as_guest
from tests.support.queries import at_most

pytestmark = pytest.mark.django_db
BAR = "Du er gæst her som <b>Bo</b>."


def test_every_page_tells_a_guest_that_they_are_one_and_leads_to_more(client: Client) -> None:
    as_guest(client, "Bo")
    page = client.get("/about/").content.decode()
    assert BAR in page
    assert 'href="/enter/join/?next=%2Fabout%2F"' in page
    assert f'href="{reverse("people:guest")}"' in page


def test_on_the_way_in_the_bar_leads_to_where_one_was_going(client: Client) -> None:
    as_guest(client, "Bo")
    page = client.get("/enter/?next=/about/").content.decode()
    assert 'href="/enter/join/?next=%2Fabout%2F"' in page


@pytest.mark.parametrize("who", ["a stranger", "somebody signed in"])
def test_nobody_else_meets_the_bar(client: Client, who: str) -> None:
    if who != "a stranger":
        client.force_login(a_person())
    assert "guest-bar" not in client.get("/about/").content.decode()


def test_the_page_shows_a_guest_all_that_we_keep(client: Client) -> None:
    guest = as_guest(client, "Bo <b>")
    client.get(reverse("people:guest"))
    with at_most(43):
        page = client.get(reverse("people:guest")).content.decode()
    assert "Vi kalder dig Bo &lt;b&gt;." in page
    assert str(guest.ref) in page
    assert "Ingenting." not in page


def test_a_stranger_learns_how_one_becomes_a_guest(client: Client) -> None:
    with at_most(0):
        page = client.get(reverse("people:guest")).content.decode()
    assert "Du er ikke gæst her" in page


def test_one_who_is_signed_in_is_led_to_their_own_page(client: Client) -> None:
    client.force_login(a_person())
    assert client.get(reverse("people:guest"))["Location"] == reverse("people:me")


def test_one_who_was_not_the_guest_says_so_and_the_work_stays_as_it_is(client: Client) -> None:
    guest = as_guest(client, "Bo")
    page = client.post(reverse("people:leave_guest"), follow=True).content.decode()
    assert "Du er ikke længere gæst i denne browser." in page
    assert BAR not in page
    assert Person.objects.get(pk=guest.pk).name == "Bo"


def test_a_guest_is_forgotten_when_they_have_said_so_twice(client: Client) -> None:
    guest = as_guest(client, "Snurretop")
    asked = client.get(reverse("people:forget_guest")).content.decode()
    assert "Vi glemmer navnet »Snurretop«." in asked
    assert Person.objects.get(pk=guest.pk).erased_at is None

    page = client.post(reverse("people:forget_guest")).content.decode()
    assert "Du er slettet" in page
    row = Person.objects.get(pk=guest.pk)
    assert (row.name, row.guest_key) == ("", None)
    assert GUEST not in client.session


@pytest.mark.parametrize("page", ["leave_guest", "forget_guest"])
@pytest.mark.parametrize("who", ["a stranger", "somebody signed in"])
def test_for_others_there_is_nothing_to_forget(client: Client, page: str, who: str) -> None:
    person = a_person()
    if who != "a stranger":
        client.force_login(person)
    assert client.post(reverse(f"people:{page}"))["Location"] == reverse("people:guest")
    person.refresh_from_db()
    assert person.erased_at is None
    assert client.get(reverse("people:me")).status_code == (302 if who == "a stranger" else 200)


def test_a_guest_reads_english_when_they_want_to(client: Client) -> None:
    as_guest(client, "Bo")
    client.cookies["language"] = "en"
    assert "You are here as a guest" in client.get(reverse("people:guest")).content.decode()
