"""What is tried at every door: forms of another site, things of another arena, addresses that lead astray, frames."""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from samskab.ground.documents import actions as documents
from samskab.ground.documents.enums import Kind
from samskab.ground.people.models import Person
from tests.factories import a_participant
from tests.support.doors import Cast, Ledger, cast_of, form_at, taken_back
from tests.support.pages import ARGUMENTS, Address, House, addresses

EVERY = addresses()
EVIL = "https://evil.example/"
# A mail program stops the letters for its reader without a cookie (RFC 8058); what it holds is the secret itself.
WITHOUT_A_KEY = {"consent:stop_letters", "notices:stop", "arenas:decline_by_mail"}
# What stands in the address and is no thing of the arena: a kind, a rule, a form, or a place in the text itself.
NO_THINGS = {"slug", "kind", "rule", "name", "form", "block"}
# A link is a thing of both arenas it joins.
OF_TWO_ARENAS = {"arenas:confirm_link", "arenas:end_link"}
OF_AN_ARENA = [
    address
    for address in EVERY
    if address.route.startswith(("arenas/<slug:slug>/", "api/arenas/<slug:slug>/"))
    and address.arguments - NO_THINGS
    and address.name not in OF_TWO_ARENAS
]
IN_SOMETHING = [address for address in OF_AN_ARENA if address.arguments >= {"ref"} and len(address.arguments) > 2]
# Whose own thing it is, is not told to anybody else: it is not there.
OF_ONE_PERSON = {
    "people:end_session": {"pk": 0},
    "people:confirm": {},
    "people:end": {},
    "mfa_edit_webauthn": {"pk": 0},
    "mfa_remove_webauthn": {"pk": 0},
    "arenas:invited": {},
    "arenas:invitation_paper": {},
    "arenas:withdraw_invitation": {},
    "consent:lay_role_down": {},
    "spark:remove_forum": {},
}
FRAMED = "understand:embed"
# Kept for others than the one who looks, or for longer: a card that knows nobody, a picture, the chain of the journal,
# and the map of the site.
KEPT = {
    FRAMED: "public, max-age=300",
    "documents:picture": "private, max-age=86400, immutable",
    "journal:download": "no-cache",
    "web:sitemap": "max-age=21600",
    "web:sitemap_part": "max-age=21600",
}
AS_A_FILE = {"text/csv", "application/x-ndjson", "application/jsonl"}


@pytest.fixture(scope="module")
def cast(furnished: House) -> Iterator[Cast]:
    """Everybody, and the owner in another arena too, so that it is not for taking no part that they are refused."""
    with transaction.atomic():
        told = cast_of(furnished)
        a_participant(furnished.tie.arena, by=furnished.anne)
        yield told
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def looks(cast: Cast) -> dict[str, HttpResponse]:
    """What the owner is answered when they look, at every address."""
    found: dict[str, Any] = {}
    for address in EVERY:
        with taken_back(cast.browsers["owner"]) as client:
            found[address.name] = client.get(address.path(cast.house))
    return found


def by_name(address: Address) -> str:
    return address.name


def strict(browser: Client) -> Client:
    """The same browser, at a site that asks for the key of a form."""
    client = Client(enforce_csrf_checks=True, headers={"Origin": "https://evil.example"})
    client.cookies.load(browser.cookies.output(header="", sep=";"))
    return client


def at(address: Address, cast: Cast, **other: Any) -> str:
    """The address with some of what it needs exchanged."""
    return reverse(address.name, kwargs={**ARGUMENTS[address.name](cast.house), **other})


def knocked(client: Client, path: str, sent: Mapping[str, Any]) -> tuple[set[int], frozenset[str]]:
    """What looking and sending come to, and what was written."""
    ledger, statuses = Ledger(), set()
    for method, data in (("get", {}), ("post", sent)):
        with taken_back(client):
            statuses.add(getattr(client, method)(path, data).status_code)
    return statuses, ledger.since()


@pytest.mark.parametrize("address", [each for each in EVERY if each.name not in WITHOUT_A_KEY], ids=by_name)
def test_a_form_from_another_site_does_nothing(address: Address, cast: Cast) -> None:
    path, ledger = address.path(cast.house), Ledger()
    with taken_back(strict(cast.browsers["owner"])) as client:
        status = client.post(path, form_at(cast, path)).status_code
    assert (status in {403, 405} or address.name in {"nowhere", "api:openapi-json"}, ledger.since()) == (
        True,
        frozenset(),
    )


def test_only_forms_that_stop_letters_need_no_key() -> None:
    exempt = {address.name for address in EVERY if getattr(address.view, "csrf_exempt", False)}
    assert {name for name in exempt if not name.startswith("api:")} == WITHOUT_A_KEY


@pytest.mark.parametrize("who", ["owner", "participant"])
@pytest.mark.parametrize("address", OF_AN_ARENA, ids=by_name)
def test_a_thing_is_not_found_in_another_arena(address: Address, who: str, cast: Cast) -> None:
    path = at(address, cast, slug=cast.house.tie.arena.slug)
    sent = form_at(cast, address.path(cast.house))
    statuses, wrote = knocked(cast.browsers[who], path, sent)
    outside = {403} if who == "participant" else set()
    assert (statuses - outside <= {404, 405}, wrote) == (True, frozenset())


@pytest.mark.parametrize("address", IN_SOMETHING, ids=by_name)
def test_a_thing_is_not_found_in_another_thing_of_its_arena(address: Address, cast: Cast) -> None:
    house = cast.house
    other = uuid4()
    if address.name.startswith("consent:"):
        other = house.settled.ref
    elif "documents" in address.name and not address.arguments & {"block", "number", "before", "form"}:
        other = documents.start_document(arena=house.arena, kind=Kind.OTHER, title="En anden", by=house.anne).ref
    statuses, wrote = knocked(cast.browsers["owner"], at(address, cast, ref=other), form_at(cast, address.path(house)))
    # A round that has ended says so (409) before anything is looked for in it.
    assert (statuses <= {404, 405, 409}, wrote) == (True, frozenset())


@pytest.mark.parametrize("name", OF_ONE_PERSON)
def test_whether_somebody_has_something_is_not_told(name: str, cast: Cast) -> None:
    address = next(each for each in EVERY if each.name == name)
    last = next(each for each in ("pk", "held", "ref") if each in address.arguments)
    missing = {last: OF_ONE_PERSON[name].get("pk", uuid4())}
    told = []
    for path in (address.path(cast.house), at(address, cast, **missing)):
        with taken_back(cast.browsers["participant"]) as client:
            pages = [client.get(path), client.post(path)]
        told.append([(page.status_code, page.headers["Content-Type"]) for page in pages])
    assert told[0] == told[1]
    assert {status for status, _kind in told[0]} <= {404, 405}


@pytest.mark.parametrize("who", ["stranger", "participant"])
@pytest.mark.parametrize("address", EVERY, ids=by_name)
def test_nobody_is_led_out_of_the_house(address: Address, who: str, cast: Cast) -> None:
    path = address.path(cast.house)
    astray = dict.fromkeys(("next", "onward", "url", "return_to", "redirect_uri"), EVIL)
    sent = {**form_at(cast, path), **astray}
    headers = {"Referer": EVIL, "X-Forwarded-Host": "evil.example", "HX-Current-URL": EVIL, "HX-Request": "true"}
    led = []
    for method, data in (("get", astray), ("post", sent)):
        with taken_back(cast.browsers[who]) as client:
            response = getattr(client, method)(path, data, headers=headers)
        led += [response.headers.get(name, "/") for name in ("Location", "HX-Redirect", "HX-Location")]
    ours = (settings.WAS_URL,) if address.name == "web:was" else ()
    assert [place for place in led if place not in ours and not is_here(place)] == []


def is_here(place: str) -> bool:
    """Whether an address stays on this site, however a browser reads it."""
    return place.startswith("/") and place[1:2] not in {"/", "\\"} and "\\" not in place.partition("?")[0]


@pytest.mark.parametrize("astray", ["//evil.example", "/\\evil.example", "javascript:alert(1)", "https:evil.example"])
@pytest.mark.parametrize("name", ["ui:look", "people:again", "account_login", "account_signup", "arenas:invitation"])
def test_no_way_of_writing_an_address_leads_out(name: str, astray: str, cast: Cast) -> None:
    path = next(each for each in EVERY if each.name == name).path(cast.house)
    sent = {**form_at(cast, path), "next": astray}
    for who in ("stranger", "participant", "elsewhere"):
        with taken_back(cast.browsers[who]) as client:
            response = client.post(f"{path}?next={astray}", sent)
        assert is_here(response.headers.get("Location", "/"))


@pytest.mark.parametrize("address", [each for each in EVERY if each.name != "people:erase"], ids=by_name)
def test_nobody_becomes_more_by_what_they_send_along(address: Address, cast: Cast) -> None:
    """Every column of a person is sent along with every form; those that no form has stay as they are."""
    own = ("name", "language", "theme", "quiet_from", "quiet_until", "last_login", "password", "erased_at")
    person = cast.people["participant"]
    columns = [field.attname for field in Person._meta.concrete_fields]
    kept = [column for column in columns if column not in own]
    before = Person.objects.filter(pk=person.pk).values(*kept).get()
    path = address.path(cast.house)
    more = {**dict.fromkeys(columns, "1"), "is_operator": "on", "is_superuser": "on", "is_staff": "on", "person": "1"}
    with taken_back(cast.browsers["participant"]) as client:
        client.post(path, {**more, **form_at(cast, path)})
        after = Person.objects.filter(pk=person.pk).values(*kept).get()
        operators = Person.objects.filter(is_operator=True).count()
    assert (after, operators) == (before, 2)


@pytest.mark.parametrize("address", EVERY, ids=by_name)
def test_what_one_looks_at_guards_itself(address: Address, looks: Mapping[str, HttpResponse]) -> None:
    """Personal pages are kept by nobody, no page but the card may be framed, and no browser guesses what a file is."""
    headers = looks[address.name].headers
    kind = headers.get("Content-Type", "text/html").partition(";")[0]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert (
        headers["Cache-Control"] in {KEPT.get(address.name), "private, no-store"}
        or "no-store" in headers["Cache-Control"]
    )
    if kind in AS_A_FILE:
        assert headers["Content-Disposition"].startswith("attachment; filename=")
    if address.name == FRAMED:
        assert "X-Frame-Options" not in headers
        assert {"script-src", "frame-ancestors *"} & set(headers["Content-Security-Policy"].split("; ")) == {
            "frame-ancestors *"
        }
    else:
        assert headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


def test_there_is_something_of_each_kind_to_try() -> None:
    assert min(map(len, (OF_AN_ARENA, IN_SOMETHING, EVERY))) > 20
