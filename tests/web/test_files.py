"""What machines ask for."""

import json
import re
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from samskab.ground.arenas import actions
from samskab.ground.arenas.enums import Outcome, RestKind
from samskab.kernel import clock
from samskab.web.queries import sitemap
from samskab.web.queries.sitemap import PAGES
from tests.factories import an_arena, an_organisation
from tests.support.queries import at_most

MOMENT = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_was_leads_to_the_statement_in_the_states_tool(client: Client, settings: Settings) -> None:
    settings.WAS_URL = "https://www.was.digst.dk/samskab-example"

    answer = client.get("/was")

    assert (answer.status_code, answer.headers["Location"]) == (302, "https://www.was.digst.dk/samskab-example")


def test_robots_are_told_what_is_not_for_them(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()

    assert "Disallow: /people/me/" in lines
    assert "Sitemap: http://localhost:8000/sitemap.xml" in lines


def locations(client: Client, address: str) -> list[str]:
    tree = ET.fromstring(client.get(address.removeprefix("http://localhost:8000")).content)
    return [element.text or "" for element in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]


def in_the_sitemap(client: Client) -> list[str]:
    return [address for part in locations(client, "/sitemap.xml") for address in locations(client, part)]


@pytest.mark.django_db
def test_every_page_of_the_sitemap_is_there(client: Client) -> None:
    an_arena()
    an_organisation()
    addresses = [address.removeprefix("http://localhost:8000") for address in in_the_sitemap(client)]

    assert len(addresses) == len(PAGES) + 2
    assert [client.get(address).status_code for address in addresses] == [200 for _ in addresses]


@pytest.mark.django_db
def test_what_has_ended_or_has_not_said_yes_is_not_in_the_sitemap(client: Client) -> None:
    arena, ended = an_arena(), an_arena()
    confirmed, silent = an_organisation("Ja"), an_organisation("Endnu ikke", confirmed=False)
    actions.propose_rest(
        arena=ended, kind=RestKind.CLOSE, outcome=Outcome.SUCCEEDED, reason="Vi er i mål.", by=ended.started_by
    )

    told = "\n".join(in_the_sitemap(client))

    assert [one.get_absolute_url() in told for one in (arena, ended)] == [True, False]
    assert [str(one.ref) in told for one in (confirmed, silent)] == [True, False]


@pytest.mark.django_db
def test_a_long_sitemap_is_in_parts_that_hold_each_address_once(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap, "IN_A_PART", 2)
    arenas = [an_arena() for _ in range(5)]

    with at_most(2):
        parts = locations(client, "/sitemap.xml")
    assert [part.rpartition("/")[2] for part in parts] == [
        "sitemap-pages.xml",
        "sitemap-arenas-1.xml",
        "sitemap-arenas-2.xml",
        "sitemap-arenas-3.xml",
    ]
    told = [address for part in parts[1:] for address in locations(client, part)]
    assert told == [f"http://localhost:8000{arena.get_absolute_url()}" for arena in arenas]


@pytest.mark.django_db
@pytest.mark.parametrize("part", ["arenas-1", "arenas-0", "arenas-x", "arenas-999999999", "people-1", "arenas", "-1"])
def test_a_part_that_is_not_there_is_not_found(client: Client, part: str) -> None:
    assert client.get(f"/sitemap-{part}.xml").status_code == 404


def test_security_txt_says_where_to_write_and_is_not_stale(client: Client) -> None:
    with clock.held_at(MOMENT):
        lines = client.get("/.well-known/security.txt").content.decode().splitlines()

    assert lines == [
        "Contact: mailto:samskab@localhost",
        "Expires: 2027-05-22T00:00:00Z",
        "Preferred-Languages: da, en",
        "Canonical: http://localhost:8000/.well-known/security.txt",
    ]


def kept(client: Client) -> list[str]:
    """What the offline worker keeps."""
    script = client.get("/offline.js").content.decode()
    found = re.search(r"^const KEPT = (.*);$", script, re.MULTILINE)
    assert found
    return list(json.loads(found[1]))


def test_the_worker_keeps_the_offline_page_and_what_it_is_drawn_with(client: Client) -> None:
    assert kept(client) == [
        "/offline/?language=da",
        "/static/built/samskab.css",
        "/static/built/logo.svg",
        "/static/built/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2",
        "/static/built/fonts/piazzolla-latin-opsz-normal.woff2",
    ]


def test_the_worker_is_another_in_another_language(client: Client) -> None:
    client.cookies["language"] = "en"

    assert kept(client)[0] == "/offline/?language=en"


def test_the_worker_is_a_script(client: Client) -> None:
    assert client.get("/offline.js").headers["Content-Type"] == "text/javascript; charset=utf-8"
