"""Attacks on the way in: sessions planted beforehand, keys turned a little, names with more in them, floods."""

import gzip
from email import message_from_bytes, policy
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from samskab.ground.people.models import Person
from samskab.ground.people.queries.speaking import inquiry_token, invitation_token
from tests.factories import a_person
from tests.ground.people.conftest import code_for
from tests.support.doors import Ledger
from tests.support.mail import Mailbox
from tests.support.pages import House

ENTER, JOIN, CODE = "/enter/", "/enter/join/", "/enter/code/confirm/"
pytestmark = pytest.mark.django_db
ALIKE = 3  # questions more or fewer; a letter is written either way


def session_of(client: Client) -> str:
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def test_a_session_that_was_planted_is_nobodys_after_coming_in(client: Client, post: Mailbox) -> None:
    a_person(email="aase@example.org")
    client.post(ENTER, {"email": "aase@example.org"})
    planted = session_of(client)
    client.post(CODE, {"code": code_for(post, "aase@example.org")})
    attacker = Client()
    attacker.cookies[settings.SESSION_COOKIE_NAME] = planted
    assert client.get(reverse("people:me")).status_code == 200
    assert attacker.get(reverse("people:me")).status_code == 302


@pytest.mark.parametrize("planted", ["x" * 32, "../../../etc/passwd", "'; DROP TABLE django_session;--", "%00", ""])
def test_a_session_that_nobody_was_given_is_none(planted: str) -> None:
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = planted
    answer = client.get(reverse("people:me"))
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, ENTER)


def test_known_or_not_costs_the_house_the_same(post: Mailbox) -> None:
    a_person(email="known@example.org")
    Client().post(ENTER, {"email": "first@example.org"})  # what is remembered for the life of the process is asked now
    costs = []
    for address in ("known@example.org", "other@example.org"):
        with CaptureQueriesContext(connection) as asked:
            Client().post(ENTER, {"email": address})
        costs.append(len(asked))
    assert abs(costs[0] - costs[1]) <= ALIKE


@pytest.mark.parametrize(
    "name", ["Åse\r\nBcc: evil@example.org", "Åse\nSubject: Køb", "Åse\x0bX: y", "Åse\u2028Bcc: z"]
)
def test_a_name_writes_no_headers(client: Client, post: Mailbox, name: str) -> None:
    client.post(JOIN, {"name": name, "email": "aase@example.org"})
    letter = message_from_bytes(post.wait_for("aase@example.org").as_bytes(), policy=policy.default)
    assert ("Bcc" in letter, "X" in letter, letter.get_all("Subject", [])[1:]) == (False, False, [])
    assert "\n" not in Person.objects.get().name


@pytest.mark.parametrize(
    "address", ["aase@example.org\r\nBcc: evil@example.org", "a@b.example, evil@example.org", "<>"]
)
def test_an_address_is_one_address(client: Client, post: Mailbox, address: str) -> None:
    assert client.post(JOIN, {"name": "Åse", "email": address}).status_code == 200
    assert not Person.objects.exists()


def turned(token: str) -> list[str]:
    """The token with one letter changed, with less, with more, and with another's signature."""
    letter = "a" if token[3] != "a" else "b"
    return [token[:3] + letter + token[4:], token[:-1], token + "a", token.rpartition(":")[0], "::", "%00", "x" * 3000]


def test_a_key_that_was_turned_opens_nothing(house: House, client: Client) -> None:
    client.force_login(house.wrong)
    keys = {
        "people:inquiry": inquiry_token(house.inquiry),
        "people:invitation": invitation_token(house.invitation),
        "consent:by_letter": house.letter,
    }
    opened = [
        (name, forged)
        for name, token in keys.items()
        for forged in turned(token)
        if client.get(reverse(name, args=[forged])).status_code != 404
    ]
    assert opened == []


def test_a_key_to_one_door_opens_no_other(house: House, client: Client) -> None:
    client.force_login(house.wrong)
    keys = [inquiry_token(house.inquiry), invitation_token(house.invitation), house.letter, house.slip]
    doors = ("people:inquiry", "people:invitation", "consent:by_letter", "consent:stop_letters", "arenas:claim")
    own = {("people:inquiry", 0), ("people:invitation", 1), ("consent:by_letter", 2), ("arenas:claim", 3)}
    opened = {
        (door, at)
        for at, key in enumerate(keys)
        for door in doors
        if client.get(reverse(door, args=[key])).status_code == 200
    }
    assert opened == own


FLOODS: dict[str, dict[str, Any]] = {
    "fields": {"data": {f"field{at}": "x" for at in range(1_001)}},
    "a body": {"data": {"email": "x" * 1_100_000}},
    "files": {"data": {f"file{at}": SimpleUploadedFile(f"{at}.txt", b"x") for at in range(101)}},
    "a boundary that is none": {"data": b"--x", "content_type": "multipart/form-data; boundary=" + "x" * 300},
    "no boundary": {"data": b"--x\r\n", "content_type": "multipart/form-data"},
}


@pytest.mark.parametrize("kind", FLOODS)
def test_a_flood_is_answered_with_a_page_and_kept_nowhere(kind: str) -> None:
    ledger = Ledger()
    answer = Client(raise_request_exception=False).post(ENTER, **FLOODS[kind])
    assert answer.status_code in {200, 400, 413}
    assert "<h1" in answer.content.decode()
    assert ledger.since() == frozenset()


def test_an_alphabet_that_is_none_is_read_as_ours() -> None:
    kind = "application/x-www-form-urlencoded; charset=x-none"
    answer = Client(raise_request_exception=False).generic("POST", ENTER, b"email=nobody", content_type=kind)
    assert (answer.status_code, "nobody" in answer.content.decode()) == (200, True)


def test_a_compressed_body_is_not_unpacked() -> None:
    bomb = gzip.compress(b"email=" + b"x" * 50_000_000)
    answer = Client().post(
        ENTER, bomb, content_type="application/x-www-form-urlencoded", headers={"Content-Encoding": "gzip"}
    )
    assert answer.status_code in {200, 400}
    assert len(answer.content) < 200_000


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "localhost@evil.example", "localhost:80@evil.example", "", "a b"]
)
def test_a_host_that_is_not_ours_is_refused(host: str) -> None:
    assert Client(raise_request_exception=False).get("/", headers={"Host": host}).status_code == 400


def test_a_host_that_a_stranger_forwards_is_not_believed(client: Client, post: Mailbox) -> None:
    a_person(email="aase@example.org")
    forged = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https", "X-Original-URL": "/operate/"}
    client.post(ENTER, {"email": "aase@example.org"}, headers=forged)
    assert b"evil.example" not in post.wait_for("aase@example.org").as_bytes()
    assert b"evil.example" not in client.get("/", headers=forged).content
