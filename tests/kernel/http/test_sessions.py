"""A session opens what it is for, until it ends, and nothing that was read of it before opens anything after."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.db.models.functions import Now
from django.test import Client

from samskab.kernel.http.sessions import SessionStore
from tests.factories import a_person

pytestmark = pytest.mark.django_db


def of(client: Client) -> str:
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)


def is_in(client: Client, key: str) -> bool:
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    return client.get("/people/me/").status_code == 200


def test_two_browsers_are_two_people() -> None:
    ruth, jonas = Client(), Client()
    ruth.force_login(a_person("Ruth"))
    jonas.force_login(a_person("Jonas"))

    pages = [each.get("/people/me/").content.decode() for each in (ruth, jonas, ruth)]

    assert [("Ruth" in page, "Jonas" in page) for page in pages] == [(True, False), (False, True), (True, False)]


def test_a_session_that_was_ended_opens_nothing(client: Client) -> None:
    client.force_login(a_person())
    key = of(client)
    before = is_in(client, key)

    client.logout()

    assert (before, is_in(client, key)) == (True, False)


def test_a_session_whose_time_is_over_opens_nothing(client: Client) -> None:
    client.force_login(a_person())
    key = of(client)
    before = is_in(client, key)

    Session.objects.filter(session_key=key).update(expire_date=Now() - timedelta(seconds=1))

    assert (before, is_in(client, key)) == (True, False)


@pytest.mark.parametrize("key", ["x" * 32, "'; --", "%s", "é" * 32, "0"])
def test_a_made_up_key_opens_nothing(client: Client, key: str) -> None:
    assert not is_in(client, key)


def test_what_is_written_is_read_the_next_time_and_as_django_reads_it() -> None:
    store = SessionStore()
    store["said"] = "det her"
    store.create()

    first = SessionStore(store.session_key)["said"]
    store["said"] = "noget andet"
    store.save()

    assert (first, SessionStore(store.session_key)["said"]) == ("det her", "noget andet")
    assert DatabaseStore(store.session_key)["said"] == "noget andet"
