"""The pages of words, as they are served."""

import pytest
from django.test import Client
from pytest_django.asserts import assertContains
from pytest_django.fixtures import Settings

from samskab.web.queries.content import LANGUAGES, SLUGS, text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", SLUGS)
def test_every_section_stands_on_its_page(client: Client, slug: str, language: str) -> None:
    client.cookies["language"] = language

    page = client.get(f"/{slug}/")

    for section in text(slug, language).sections:
        assertContains(page, f'id="{section.anchor}"')
        assertContains(page, section.html)


def test_about_says_who_runs_the_place(client: Client) -> None:
    assertContains(client.get("/about/"), "mailto:samskab@localhost")


def test_the_page_says_its_language(client: Client) -> None:
    client.cookies["language"] = "en"

    page = client.get("/cocreation/")

    assert page.headers["Content-Language"] == "en"
    assertContains(page, '<html lang="en"')


def test_about_leads_to_the_source_of_what_runs_here(client: Client, settings: Settings) -> None:
    settings.SOURCE = "https://samskab.example/source"

    assertContains(client.get("/about/"), 'href="https://samskab.example/source"')


def test_about_says_how_to_ask_for_the_source_when_it_is_nowhere(client: Client) -> None:
    assertContains(client.get("/about/"), "Vil du have koden til det, der kører her")
