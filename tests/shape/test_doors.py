"""Every address refuses a stranger and a wrong person, unless it says that it is public; looking changes nothing."""

import re

import pytest
from django.conf import settings
from django.db import connection
from django.shortcuts import resolve_url
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samskab.ground.people.models import Person
from samskab.ground.people.views.fresh import _KEY
from samskab.kernel import clock
from tests.support.pages import ARGUMENTS, Address, House, addresses

EVERY = addresses()
CLOSED = [address for address in EVERY if not address.public]
ABOUT_SOMETHING = [address for address in CLOSED if address.arguments]
OPERATORS = [address for address in CLOSED if address.route.startswith("operate/")]

# What any person may do with a thing that is not theirs: ask to speak for an organisation, answer an invitation whose
# secret they hold, follow an arena or what is said in it, or ask about a frame.
FOR_ANYONE_SIGNED_IN = {
    "people:ask",
    "people:invitation",
    "arenas:follow",
    "arenas:unfollow",
    "gather:frame_question",
    "talk:follow",
    "talk:unfollow",
    "talk:mute",
    "talk:unmute",
}
REFUSED = {403, 404, 405}
WRITING = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)
# The visit itself: where one is signed in, and how often something was tried.
OF_THE_VISIT = {"django_session", "usersessions_usersession", "cache", "people_attemptcount"}


def entered(person: Person) -> Client:
    """A browser of somebody who has just come in."""
    client = Client(raise_request_exception=True)
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
    session = client.session
    session[_KEY] = clock.now().timestamp()
    session.save()
    return client


def by_name(address: Address) -> str:
    return address.name


def test_every_address_that_is_about_something_can_be_reached() -> None:
    assert {address.name for address in EVERY if address.arguments} == set(ARGUMENTS)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address", CLOSED, ids=by_name)
def test_a_stranger_is_sent_to_the_entrance_or_away(address: Address, method: str, house: House) -> None:
    response = getattr(Client(), method)(address.path(house))
    entrance = response.status_code == 302 and response["Location"].startswith(resolve_url(settings.LOGIN_URL))
    assert entrance or response.status_code in REFUSED


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address", ABOUT_SOMETHING, ids=by_name)
def test_a_wrong_person_learns_nothing(address: Address, method: str, house: House) -> None:
    response = getattr(entered(house.wrong), method)(address.path(house))
    assert (response.status_code in REFUSED) != (
        address.name in FOR_ANYONE_SIGNED_IN and method != refused_method(address)
    )


def refused_method(address: Address) -> str:
    """Asking is a POST and nothing else, and so is listening."""
    return "get" if address.name == "people:ask" or address.name.startswith("talk:") else ""


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("address", OPERATORS, ids=by_name)
def test_operators_pages_refuse_everybody_else(address: Address, method: str, house: House) -> None:
    assert getattr(entered(house.anne), method)(address.path(house)).status_code in REFUSED


@pytest.mark.parametrize("address", EVERY, ids=by_name)
@pytest.mark.parametrize("who", ["nobody", "anne", "operator"])
def test_looking_works_and_changes_nothing(who: str, address: Address, house: House) -> None:
    client = Client() if who == "nobody" else entered(getattr(house, who))
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address.path(house))
        for _ in getattr(response, "streaming_content", ()):
            pass
    written = {found[1] for query in asked if (found := WRITING.match(query["sql"]))}
    assert written <= OF_THE_VISIT
    assert response.status_code < 500 or address.name == "ready"


def test_there_are_doors_of_each_kind() -> None:
    assert min(map(len, (EVERY, CLOSED, ABOUT_SOMETHING, OPERATORS))) > 0
    assert {"web:front", "journal:download"} <= {address.name for address in EVERY if address.public}
