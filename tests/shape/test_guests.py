"""A guest who takes part gets the answer that everybody gets who does, at every address of an arena (M60, G11)."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from django import forms
from django.db import transaction
from django.shortcuts import resolve_url
from django.test import Client

from samskab.ground.arenas import actions as arenas
from samskab.ground.journal.models import Entry
from samskab.ground.people.enums import Perspective
from tests.factories import a_person, as_guest
from tests.support.pages import Address, House, addresses

HERE = [address for address in addresses() if address.route.startswith("arenas/<slug:slug>/")]
FOR_GUESTS = [address for address in HERE if address.open_to_guests]
INVITATION = next(address for address in addresses() if address.name == "arenas:invitation")
ENTRANCE = resolve_url("account_login")

# What is not for a guest, and why. They are told so, and shown the way to become one of us.
NOT_FOR_GUESTS = {
    "arenas:invite": "whoever invites can be reached, so that somebody can be asked about it",
    "arenas:invite_by_mail": "the same",
    "arenas:invite_by_paper": "the same",
    "arenas:help": "whoever helps somebody in answers for their yes",
}
# What is somebody's own, who is signed in: a guest has none, and is shown the entrance.
OF_THE_SIGNED_IN = {
    "arenas:invited": "an invitation that one has given",
    "arenas:invitation_paper": "the same on paper",
    "arenas:withdraw_invitation": "the same",
    "arenas:slip": "the slip of one whom one has helped in",
    "arenas:follow": "following is for those who can be written to",
    "arenas:unfollow": "the same",
    "talk:follow": "the same",
    "talk:unfollow": "the same",
    "talk:mute": "the same",
    "talk:unmute": "the same",
}
# What each fills in otherwise, and why.
OF_ONESELF = {"consent:propose_role": "one may put oneself forward, and another only when they have said yes"}
SHARED = [address for address in HERE if address.name not in {*NOT_FOR_GUESTS, *OF_THE_SIGNED_IN, *OF_ONESELF}]


def by_name(address: Address) -> str:
    return address.name


def one_with_an_account(house: House) -> Client:
    person, client = a_person("Per"), Client()
    arenas.enter(arena=house.arena, perspective=Perspective.CITIZEN, by=person)
    client.force_login(person)
    return client


def a_guest_of(house: House) -> Client:
    client = Client()
    arenas.enter(arena=house.arena, perspective=Perspective.CITIZEN, invitation=house.link, by=as_guest(client, "Per"))
    return client


_REF = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")  # what is made new has a reference of its own


def filled(form: forms.BaseForm | None) -> dict[str, Any]:
    """Something in every field, the first of what can be chosen."""
    return {name: _answer(field) for name, field in form.fields.items()} if form is not None else {}


def _answer(field: forms.Field) -> Any:
    if isinstance(field, forms.ChoiceField):
        offered: Any = field.choices
        choices = [str(value) for value, _label in offered if value]
        return choices[:1] if isinstance(field, forms.MultipleChoiceField) else (choices or [""])[0]
    if isinstance(field, forms.DateField):
        return "2099-01-01"
    if isinstance(field, forms.IntegerField):
        return 1
    return "on" if isinstance(field, forms.BooleanField) else "Sådan er det"


def answers(client: Client, path: str, written: Mapping[str, Any]) -> list[tuple[int, str, int]]:
    """What looking and sending come to: the status, where it leads, and how many entries; it is taken back again."""
    told = []
    for method, data in (("get", {}), ("post", {}), ("post", written)):
        before = Entry.objects.count()
        with transaction.atomic():
            response = getattr(client, method)(path, data)
            told.append(
                (
                    response.status_code,
                    _REF.sub("…", response.headers.get("Location", "")),
                    Entry.objects.count() - before,
                )
            )
            transaction.set_rollback(True)
    return told


@pytest.mark.parametrize("address", SHARED, ids=by_name)
def test_a_guest_is_answered_as_everybody_is(address: Address, house: House) -> None:
    person, guest, path = one_with_an_account(house), a_guest_of(house), address.path(house)
    form = (person.get(path).context or {}).get("form")
    written = filled(form if isinstance(form, forms.BaseForm) else None)
    assert answers(guest, path, written) == answers(person, path, written)


def test_what_is_sent_is_done_and_not_only_refused_alike(house: House) -> None:
    guest, done = a_guest_of(house), set()
    for address in FOR_GUESTS:
        form = (guest.get(address.path(house)).context or {}).get("form")
        if isinstance(form, forms.BaseForm) and answers(guest, address.path(house), filled(form))[2][2] > 0:
            done.add(address.name)
    assert done >= {"gather:frame_question", "gather:add_actor", "arenas:describe", "spark:judge", "gather:flag_sham"}
    assert len(done) > 15


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("name", NOT_FOR_GUESTS)
def test_a_guest_is_told_why_not_and_how_then(name: str, method: str, house: House) -> None:
    address = next(each for each in HERE if each.name == name)
    response = getattr(a_guest_of(house), method)(address.path(house))
    page = response.content.decode()
    assert response.status_code == 403
    assert "Du er her som gæst. Bliv en af os først" in page
    assert f'href="/enter/join/?next={address.path(house).replace("/", "%2F")}"' in page


@pytest.mark.parametrize("name", OF_THE_SIGNED_IN)
def test_a_guest_is_shown_the_entrance_to_what_is_of_the_signed_in(name: str, house: House) -> None:
    address = next(each for each in HERE if each.name == name)
    response = a_guest_of(house).post(address.path(house))
    assert (response.status_code, response["Location"].partition("?")[0]) == (302, ENTRANCE)


@pytest.mark.parametrize("address", FOR_GUESTS, ids=by_name)
def test_who_has_opened_an_invitation_is_led_in_and_on(address: Address, house: House) -> None:
    client, path = Client(), address.path(house)
    client.get(invitation := INVITATION.path(house))
    response = client.get(path)
    answered = 405 if response.status_code == 405 else 302
    onward = f"{invitation}?next={path.replace('/', '%2F')}" if answered == 302 else ""
    assert (response.status_code, response.headers.get("Location", "")) == (answered, onward)
