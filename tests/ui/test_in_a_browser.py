"""The look where it is used: narrow and wide, light and dark, by keyboard, and without scripts."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.support.browsers import Visitor

Visitors = Callable[..., Visitor]
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
BACKGROUND = "getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(243, 242, 235)", "rgb(19, 27, 28)"


@pytest.mark.parametrize(("theme", "language"), [("light", "da"), ("dark", "en")])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_gallery_can_be_used_by_everyone(visitors: Visitors, width: int, theme: str, language: str) -> None:
    """320 px is also what 400 % zoom leaves of a wide screen."""
    visitor = visitors(width=width, theme=theme, language=language)

    visitor.open("/gallery/")

    visitor.axe()
    assert visitor.page.evaluate(OVERFLOW) == 0


def test_both_typefaces_are_ours_and_arrive(visitor: Visitor) -> None:
    visitor.open("/gallery/")

    visitor.page.evaluate("document.fonts.ready")

    assert visitor.page.evaluate("document.fonts.check('640 48px \"Piazzolla Variable\"')")
    assert visitor.page.evaluate("document.fonts.check('16px \"Atkinson Hyperlegible Next Variable\"')")


def test_the_menu_opens_without_scripts(visitors: Visitors) -> None:
    visitor = visitors(width=390, javascript=False)
    visitor.open("/gallery/")
    menu = visitor.page.get_by_role("navigation", name="Hovedmenu")

    visitor.page.get_by_role("button", name="Menu").click()

    expect(menu.get_by_role("link", name="Organisationer")).to_be_visible()
    expect(menu.get_by_role("searchbox", name="Søg i Samskab")).to_be_visible()


def test_a_small_window_opens_and_closes_without_scripts(visitors: Visitors) -> None:
    page = visitors(javascript=False).page
    page.goto("/gallery/")
    window = page.get_by_role("dialog", name="Hvem kan se det her?")

    page.get_by_role("button", name="Åbn et lille vindue").click()
    expect(window).to_be_visible()
    window.get_by_role("button", name="Luk").click()

    expect(window).to_be_hidden()


def test_a_look_is_chosen_without_scripts_and_kept(visitors: Visitors) -> None:
    page = visitors(javascript=False).page
    page.goto("/gallery/")
    before = page.evaluate(BACKGROUND)

    page.get_by_role("radio", name="Mørkt").check(force=True)
    page.get_by_role("radio", name="English").check(force=True)
    page.get_by_role("button", name="Husk mit valg").click()
    page.goto("/about/")

    assert (before, page.evaluate(BACKGROUND)) == (LIGHT, DARK)
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_with_scripts_a_choice_is_kept_as_soon_as_it_is_made(visitor: Visitor) -> None:
    page = visitor.page
    page.goto("/gallery/?page=3")

    with page.expect_navigation():
        page.get_by_role("radio", name="Mørkt").check(force=True)

    expect(page).to_have_url(re.compile(r"/gallery/\?page=3$"))
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_the_keyboard_goes_straight_to_the_content(visitor: Visitor) -> None:
    page = visitor.page
    page.goto("/gallery/")

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Spring til indholdet")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    expect(page.get_by_role("link", name="Logo", exact=True)).to_be_focused()


def test_a_table_becomes_records_where_there_is_no_room(visitors: Visitors) -> None:
    page = visitors(width=360).page
    page.goto("/gallery/")

    label = page.locator('td[data-label="Behov"]').first.evaluate("cell => getComputedStyle(cell, '::before').content")

    assert label == '"Behov: "'


def test_on_paper_the_site_is_light_and_the_menu_is_gone(visitors: Visitors) -> None:
    page = visitors(theme="dark").page
    page.goto("/gallery/")

    page.emulate_media(media="print")

    assert page.evaluate(BACKGROUND) == "rgb(255, 255, 255)"
    expect(page.get_by_role("navigation", name="Hovedmenu")).to_be_hidden()


def test_an_address_is_copied_and_the_page_says_so(visitor: Visitor) -> None:
    page = visitor.page
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/gallery/")

    page.get_by_role("button", name="Kopiér").click()

    expect(page.get_by_text("Kopieret. Sæt det ind, hvor du vil.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "https://samskab.example/arena/frederikssund"


def test_without_scripts_an_address_is_a_field_one_can_select(visitors: Visitors) -> None:
    page = visitors(javascript=False).page
    page.goto("/gallery/")

    expect(page.get_by_label("Link til arenaen")).to_have_value("https://samskab.example/arena/frederikssund")
    expect(page.get_by_role("button", name="Kopiér")).to_be_hidden()


@pytest.mark.parametrize(("width", "drawn"), [(1280, "wide"), (390, "narrow")])
def test_words_in_a_figure_are_never_smaller_than_thirteen_pixels(visitors: Visitors, width: int, drawn: str) -> None:
    page = visitors(width=width).page
    page.goto("/gallery/")

    sizes = page.locator(f".chart--{drawn} text").evaluate_all(
        "texts => texts.map(text => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"
    )

    assert len(sizes) > 10
    assert min(sizes) >= 13
