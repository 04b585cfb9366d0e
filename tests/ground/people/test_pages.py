"""Every page of people, for a stranger and for somebody who is signed in."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from samskab.ground.people.models import Person
from tests.factories import a_person, a_spokesperson, an_organisation
from tests.support.queries import as_many_for_thirty, at_most

pytestmark = pytest.mark.django_db
OWN_PAGES = ["me", "settings", "name", "perspectives", "entrances", "sessions", "data", "register", "again"]


@pytest.fixture
def person() -> Person:
    return a_person("Åse")


@pytest.fixture
def signed_in(client: Client, person: Person) -> Client:
    client.force_login(person)
    return client


@pytest.mark.parametrize("page", OWN_PAGES)
def test_a_stranger_is_led_to_the_entrance_and_back(client: Client, page: str) -> None:
    address = reverse(f"people:{page}")
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"] == f"/enter/?next={address}"


@pytest.mark.parametrize("page", OWN_PAGES)
def test_own_pages_open_with_few_questions_to_the_database(signed_in: Client, page: str) -> None:
    signed_in.get(reverse("people:me"))
    with at_most(44 if page == "data" else 10):
        response = signed_in.get(reverse(f"people:{page}"))
    assert response.status_code == 200
    assert response.headers["Content-Language"] == "da"


@pytest.mark.parametrize(
    "page", ["account_email", "mfa_list_webauthn", "mfa_add_webauthn", "socialaccount_connections"]
)
def test_ways_in_ask_for_a_fresh_sign_in_before_they_change(signed_in: Client, page: str) -> None:
    session = signed_in.session
    session["entered_at"] -= 3600
    session.save()
    response = signed_in.get(reverse(page))
    if page == "mfa_list_webauthn":
        assert response.status_code == 200
    else:
        assert response["Location"].startswith(reverse("people:again"))


@pytest.mark.parametrize("page", ["account_login", "account_signup", "account_signup_by_passkey"])
def test_the_entrance_opens_for_a_stranger_without_asking_the_database(client: Client, page: str) -> None:
    client.get(reverse(page))
    with at_most(0):
        response = client.get(reverse(page))
    assert response.status_code == 200


def test_the_list_asks_as_often_for_many_as_for_one(client: Client) -> None:
    founder = a_person()

    def make(number: int) -> None:
        for _ in range(number):
            an_organisation(by=founder)

    as_many_for_thirty(make, lambda: client.get(reverse("people:organisations")))


def test_my_page_asks_as_often_for_many_as_for_one(signed_in: Client, person: Person) -> None:
    def make(number: int) -> None:
        for _ in range(number):
            a_spokesperson(person)

    as_many_for_thirty(make, lambda: signed_in.get(reverse("people:me")))


def test_the_page_of_an_organisation_names_who_speaks(client: Client) -> None:
    agreement = a_spokesperson(a_person("Ærlig Åge"))
    with at_most(6):
        response = client.get(reverse("people:organisation", args=[agreement.organisation.ref]))
    assert "Ærlig Åge" in response.content.decode()
    assert agreement.organisation.contact_email not in response.content.decode()


def test_an_unanswered_organisation_is_seen_only_by_the_one_who_asked(client: Client, person: Person) -> None:
    organisation = an_organisation(confirmed=False)
    address = reverse("people:organisation", args=[organisation.ref])
    assert client.get(address).status_code == 404
    client.force_login(person)
    assert client.get(address).status_code == 404


def saved(client: Client, page: str, **fields: Any) -> int:
    return client.post(reverse(f"people:{page}"), fields).status_code


def test_a_name_is_changed_and_kept_tidy(signed_in: Client, person: Person) -> None:
    assert saved(signed_in, "name", name="  Åse \u202e\u200b  Ærø ") == 302
    person.refresh_from_db()
    assert person.name == "Åse Ærø"


def test_what_was_written_is_not_lost_when_it_is_refused(signed_in: Client) -> None:
    response = signed_in.post(reverse("people:name"), {"name": "Åse 010190-1234"})
    assert response.status_code == 200
    assert "Åse 010190-1234" in response.content.decode()
    assert "CPR-nummer" in response.content.decode()


def test_perspectives_can_be_several_and_none(signed_in: Client, person: Person) -> None:
    assert saved(signed_in, "perspectives", perspectives=["citizen", "volunteer"]) == 302
    assert set(person.perspectives.values_list("perspective", flat=True)) == {"citizen", "volunteer"}
    assert saved(signed_in, "perspectives") == 302
    assert not person.perspectives.exists()


def test_a_chosen_language_is_spoken_at_once(signed_in: Client, person: Person) -> None:
    fields = {"language": "en", "theme": "dark", "quiet_from": "21:30", "quiet_until": "07:00"}
    assert saved(signed_in, "settings", **fields) == 302
    assert signed_in.get(reverse("people:me")).headers["Content-Language"] == "en"
    person.refresh_from_db()
    assert str(person.quiet_from) == "21:30:00"


def test_half_a_quiet_time_is_asked_about(signed_in: Client) -> None:
    fields = {"language": "da", "theme": "auto", "quiet_from": "21:30", "quiet_until": ""}
    assert saved(signed_in, "settings", **fields) == 200


def test_a_choice_in_the_foot_of_the_page_is_the_persons_own(signed_in: Client, person: Person) -> None:
    signed_in.post("/look/", {"theme": "dark", "next": "/"})
    person.refresh_from_db()
    assert (person.theme, person.language) == ("dark", "da")


def test_a_strangers_language_is_that_of_the_cookie_else_danish(client: Client) -> None:
    address = reverse("people:organisations")
    assert client.get(address, HTTP_ACCEPT_LANGUAGE="en").headers["Content-Language"] == "da"
    client.cookies["language"] = "en"
    assert client.get(address).headers["Content-Language"] == "en"
    client.cookies["language"] = "xx"
    assert client.get(address).headers["Content-Language"] == "da"


@pytest.mark.parametrize(
    ("sector", "first"), [("business", "company"), ("citizen", "citizen"), ("nonsense", "politician")]
)
def test_the_perspectives_of_the_sector_one_came_by_stand_first(signed_in: Client, sector: str, first: str) -> None:
    form = signed_in.get("/people/me/perspectives/", {"sector": sector}).context["form"]

    assert form.fields["perspectives"].choices[0][0] == first
