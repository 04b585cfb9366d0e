"""Whichever way a guest comes in, what they did is theirs; and it is nobody else's who sits down there afterwards."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from samskab.ground.people.models import Person
from samskab.ground.people.queries.guests import GUEST
from tests.factories import a_person, as_guest
from tests.ground.people.conftest import code_for
from tests.support.mail import Mailbox
from tests.support.passkeys import Device, a_passkey

pytestmark = pytest.mark.django_db
ADDRESS, SECOND = "aase@example.org", "ib@example.org"


def join_by_code(client: Client, post: Mailbox) -> Any:
    client.post("/enter/join/", {"name": "Åse", "email": ADDRESS})
    return client.post("/enter/address/confirm/", {"code": code_for(post, ADDRESS)})


def enter_by_code(client: Client, post: Mailbox, address: str = ADDRESS) -> Any:
    a_person("Åse", email=address)
    client.post("/enter/", {"email": address})
    return client.post("/enter/code/confirm/", {"code": code_for(post, address)})


def join_by_passkey(client: Client, post: Mailbox) -> Any:
    client.post("/enter/join/passkey/", {"name": "Åse", "email": ADDRESS})
    client.post("/enter/address/confirm/", {"code": code_for(post, ADDRESS)})
    asked = client.get("/enter/keys/join/").context["js_data"]["creation_options"]
    made = Device().registration(challenge=asked["publicKey"]["challenge"])
    return client.post("/enter/keys/join/", {"name": "Telefon", "credential": json.dumps(made)})


def enter_by_passkey(client: Client, post: Mailbox) -> Any:
    person, device = a_person("Åse", email=ADDRESS), Device()
    a_passkey(person, on=device)
    asked = client.get("/enter/keys/enter/", headers={"X-Requested-With": "XMLHttpRequest"}).json()
    answer = device.answer(asked["request_options"]["publicKey"]["challenge"], person)
    return client.post("/enter/keys/enter/", {"credential": json.dumps(answer)})


WAYS: list[Callable[[Client, Mailbox], Any]] = [join_by_code, enter_by_code, join_by_passkey, enter_by_passkey]


@pytest.mark.parametrize("way", WAYS)
def test_a_guest_who_comes_in_takes_along_what_they_did(
    way: Callable[[Client, Mailbox], Any], client: Client, post: Mailbox
) -> None:
    guest = as_guest(client, "Bo")
    response = way(client, post)
    assert response["Location"] == reverse("people:me")
    person = Person.objects.get(name="Åse")
    guest.refresh_from_db()
    assert (guest.claimed_by, person.joined_at is not None) == (person, True)
    assert GUEST not in client.session
    page = client.get(response["Location"]).content.decode()
    assert "Det, du gjorde som gæst under navnet »Bo«, er nu dit." in page
    assert "Du er gæst her" not in page


def test_one_who_comes_in_without_having_been_a_guest_is_told_nothing_of_it(client: Client, post: Mailbox) -> None:
    assert "gæst" not in client.get(enter_by_code(client, post)["Location"]).content.decode()


def test_on_the_way_in_a_guest_is_still_a_guest(client: Client, post: Mailbox) -> None:
    guest = as_guest(client, "Bo")
    client.post("/enter/join/", {"name": "Åse", "email": ADDRESS})
    client.post("/enter/address/confirm/", {"code": "AAAA-BBBB"})
    assert "Du er gæst her som <b>Bo</b>." in client.get("/enter/address/confirm/").content.decode()
    guest.refresh_from_db()
    assert guest.is_guest


def test_the_next_one_at_a_shared_machine_gets_nothing_of_the_first_ones(client: Client, post: Mailbox) -> None:
    guest = as_guest(client)
    enter_by_code(client, post)
    client.post("/enter/leave/")
    enter_by_code(client, post, SECOND)
    guest.refresh_from_db()
    assert guest.claimed_by == Person.objects.get(emailaddress__email=ADDRESS)
    assert not Person.objects.get(emailaddress__email=SECOND).claimed_guests.exists()


def test_the_next_one_gets_nothing_either_when_the_first_was_only_a_guest_and_left(
    client: Client, post: Mailbox
) -> None:
    guest = as_guest(client)
    client.post(reverse("people:leave_guest"))
    enter_by_code(client, post)
    guest.refresh_from_db()
    assert guest.claimed_by is None
    assert guest.name


def test_a_guest_goes_with_the_browser_and_not_with_the_machine(client: Client, post: Mailbox) -> None:
    guest = as_guest(client)
    enter_by_code(Client(), post)
    guest.refresh_from_db()
    assert guest.claimed_by is None


def test_somebody_else_who_takes_over_a_signed_in_browser_starts_with_an_empty_session(client: Client) -> None:
    client.force_login(a_person())
    session = client.session
    other = Client()
    guest = as_guest(other)
    session[GUEST] = other.session[GUEST]
    session.save()
    client.force_login(a_person())
    guest.refresh_from_db()
    assert guest.claimed_by is None
