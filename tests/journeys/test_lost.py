"""Pages for when something goes wrong, in a real browser."""

from collections.abc import Callable

import pytest

from tests.support.browsers import Visitor


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", ["da", "en"])
def test_a_page_that_is_not_there_can_be_searched_for(
    visitors: Callable[..., Visitor], language: str, width: int, theme: str
) -> None:
    visitor = visitors(language=language, width=width, theme=theme)

    with visitor.watch.expecting(404):
        visitor.open("/bådelauget/")
    visitor.axe()
    visitor.page.locator("main").get_by_role("search").get_by_role("button").click()

    assert visitor.page.url.endswith("/search/?q=b%C3%A5delauget")


def test_a_form_whose_key_is_gone_shows_what_was_written(visitors: Callable[..., Visitor]) -> None:
    visitor = visitors()
    visitor.open("/enter/join/")
    visitor.page.get_by_label("Dit navn").fill("Anne Ærø")
    visitor.page.get_by_label("Din e-mail").fill("anne-kopi@example.org")
    visitor.context.clear_cookies()

    with visitor.watch.expecting(403):
        visitor.page.locator("main form button[type=submit]").first.click()
        visitor.page.get_by_role("heading", name="Send det en gang til").wait_for()

    assert "Anne Ærø" in visitor.page.locator(".kept").inner_text()
    visitor.axe()


def test_a_search_finds_and_leads_on_by_keyboard(visitor: Visitor) -> None:
    visitor.open("/search/")

    visitor.page.get_by_label("Hvad leder du efter?").last.fill("stormflod")
    visitor.page.keyboard.press("Enter")
    visitor.page.get_by_role("link", name="Det er samskabelse, når …").click()

    assert visitor.page.url.endswith("/cocreation/#is")
