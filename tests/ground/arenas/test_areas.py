"""What is particular to an area of public life: whole in both languages, easy to read, where one needs it (M146)."""

import re
from dataclasses import fields

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from samskab.ground.arenas.actions import choose_themes
from samskab.ground.arenas.models import Theme
from samskab.ground.arenas.queries.areas import LANGUAGES, Area, areas, areas_about
from samskab.kernel.text.lix import lix
from tests.factories import an_arena
from tests.support.queries import at_most

EASY = 35.0
BANNED = re.compile(
    r"\b(?:klient|kunde|bruger|borgerinddragelse|interessent)(?:en|er|e|erne|ne|ens|s)?\b|!", re.IGNORECASE
)
DANISH = re.compile(r"[æøåÆØÅ]")
LISTS = ("particular", "watch", "usual", "missing", "law", "arenas")
ALL = [pytest.param(area, id=f"{area.slug}-{language}") for language in LANGUAGES for area in areas(language)]
IN_DANISH = [pytest.param(area, id=area.slug) for area in areas("da")]


def lines(area: Area) -> list[str]:
    return [area.title, area.lead, *(line for name in LISTS for line in getattr(area, name))]


@pytest.mark.parametrize("area", ALL)
def test_an_area_has_words_under_every_heading(area: Area) -> None:
    assert {name: len(getattr(area, name)) for name in LISTS if not getattr(area, name)} == {}
    assert [line for line in lines(area) if not line.strip()] == []


def test_an_area_says_as_much_in_every_language() -> None:
    sizes = [[(area.slug, [len(getattr(area, name)) for name in LISTS]) for area in areas(each)] for each in LANGUAGES]

    assert sizes[0] == sizes[1]
    assert {field.name for field in fields(Area)} == {"slug", "themes", "title", "lead", *LISTS}


@pytest.mark.parametrize("area", IN_DANISH)
def test_a_danish_area_is_easy_to_read(area: Area) -> None:
    assert lix("\n".join(lines(area))) <= EASY


@pytest.mark.parametrize("area", IN_DANISH)
def test_nobody_is_called_a_client_customer_or_user(area: Area) -> None:
    assert [line for line in lines(area) if BANNED.search(line)] == []


def test_english_holds_no_danish_letters() -> None:
    assert [line for area in areas("en") for line in lines(area) if DANISH.search(line)] == []


def test_a_language_we_do_not_write_in_is_danish() -> None:
    assert areas("fo") == areas("da")


@pytest.mark.django_db
def test_every_theme_of_the_manifesto_belongs_to_one_area() -> None:
    led_to = sorted(theme for area in areas("da") for theme in area.themes)

    assert led_to == sorted(Theme.objects.filter(added_by__isnull=True).values_list("slug", flat=True))


@pytest.mark.django_db
def test_two_themes_of_one_area_show_it_once() -> None:
    both = Theme.objects.filter(slug__in=["boern-og-unges-trivsel", "negativ-social-arv"])

    assert [area.slug for area in areas_about(both)] == ["boern-og-unge"]
    assert areas_about([]) == ()


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_of_them_stand_on_one_page_without_asking_the_database(client: Client, language: str) -> None:
    client.cookies["language"] = language

    with at_most(0):
        page = client.get("/areas/")

    for area in areas(language):
        assertContains(page, f'id="{area.slug}"')
        for theme, words in area.tried_by:
            assertContains(page, f'<a href="/arenas/?theme={theme}">{words}</a>', html=True)


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["about/", "check/"])
def test_an_arena_shows_the_area_of_its_themes(client: Client, page: str) -> None:
    arena = an_arena()
    address = f"/arenas/{arena.slug}/{page}"
    care = next(area for area in areas("da") if area.slug == "aeldre")
    assertNotContains(client.get(address), care.lead)

    theme = Theme.objects.get(slug="ensomhed-blandt-aeldre")
    choose_themes(arena=arena, themes=[theme], by=arena.started_by)

    shown = client.get(address)
    assertContains(shown, care.lead)
    assertContains(shown, care.law[0])
    assertNotContains(shown, areas("da")[-1].lead)
