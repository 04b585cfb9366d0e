"""What machines ask for."""

import json
import re
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from samskab.kernel import clock

MOMENT = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_was_leads_to_the_statement_in_the_states_tool(client: Client, settings: Settings) -> None:
    settings.WAS_URL = "https://www.was.digst.dk/samskab-example"

    answer = client.get("/was")

    assert (answer.status_code, answer.headers["Location"]) == (302, "https://www.was.digst.dk/samskab-example")


def test_robots_are_told_what_is_not_for_them(client: Client) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()

    assert "Disallow: /people/me/" in lines
    assert "Sitemap: http://localhost:8000/sitemap.xml" in lines


@pytest.mark.django_db
def test_every_page_of_the_sitemap_is_there(client: Client) -> None:
    tree = ET.fromstring(client.get("/sitemap.xml").content)
    addresses = [element.text or "" for element in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]

    assert addresses
    assert [client.get(address.removeprefix("http://localhost:8000")).status_code for address in addresses] == [
        200 for _ in addresses
    ]


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
