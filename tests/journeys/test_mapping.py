"""The map of perspectives in a browser: looked into with keys, asked about a statement, and fresh while one looks."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from samskab.ground.arenas.models import Arena
from samskab.stages.understand.actions.surveying import draw_map
from samskab.stages.understand.models import Statement
from tests.factories import an_arena
from tests.support.browsers import Visitor
from tests.support.crowds import answered, statements_in

Visitors = Callable[..., Visitor]
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

# The middle of each dot, in hundredths of the width of the drawing.
MIDDLES = """() => {
  const whole = document.querySelector("svg.map").getBoundingClientRect();
  return [...document.querySelectorAll("svg.map use")].map((dot) => {
    const box = dot.getBoundingClientRect();
    const from = { x: box.x + box.width / 2 - whole.x, y: box.y + box.height / 2 - whole.y };
    return [from.x, from.y].map((off) => (100 * off) / whole.width);
  });
}"""


def a_map() -> tuple[Arena, list[Statement]]:
    arena = an_arena()
    said = statements_in(arena, 12)
    answered(arena, said, people=60)
    draw_map(arena=arena.ref)
    return arena, said


@pytest.mark.parametrize(("theme", "language"), [("light", "da"), ("dark", "en")])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_map_can_be_used_by_everyone(visitors: Visitors, width: int, theme: str, language: str) -> None:
    arena, _said = a_map()
    visitor = visitors(width=width, theme=theme, language=language)
    visitor.open(f"/arenas/{arena.slug}/understand/map/")
    for each in visitor.page.locator("details > summary").all():
        each.click()
    visitor.axe()
    assert visitor.page.evaluate(OVERFLOW) == 0


def test_dots_are_larger_on_a_telephone_and_stand_where_they_stand(visitor: Visitor) -> None:
    arena, _said = a_map()
    visitor.open(f"/arenas/{arena.slug}/understand/map/")
    seen = []
    for width in (1280, 360):
        visitor.page.set_viewport_size({"width": width, "height": 900})
        seen.append(visitor.page.evaluate(MIDDLES))
    wide, narrow = seen
    assert len(wide) == 60
    assert narrow == [pytest.approx(middle, abs=0.1) for middle in wide]


def test_the_map_is_looked_into_with_keys_and_asked_about_a_statement(visitor: Visitor) -> None:
    arena, said = a_map()
    visitor.open(f"/arenas/{arena.slug}/understand/map/")
    page = visitor.page
    page.get_by_role("button", name="Større").press("Enter")
    expect(page.locator("svg.map")).not_to_have_attribute("viewBox", "0 0 720 440")
    before = page.locator("svg.map").get_attribute("viewBox")
    page.get_by_role("button", name="Større").press("ArrowRight")
    assert page.locator("svg.map").get_attribute("viewBox") != before
    page.get_by_label("Se et udsagn på kortet").select_option(str(said[1].number))
    expect(page.locator(".map__bar")).to_have_count(2)
    assert page.url.endswith("/map/")


def test_who_looks_sees_a_new_map_without_asking(visitor: Visitor) -> None:
    arena, said = a_map()
    visitor.open(f"/arenas/{arena.slug}/understand/map/")
    answered(arena, said, people=20)
    draw_map(arena=arena.ref)
    expect(visitor.page.get_by_text("80 har svaret")).to_be_visible()


def test_a_statement_is_seen_on_the_map_without_scripts(visitors: Visitors) -> None:
    arena, said = a_map()
    visitor = visitors(width=390, javascript=False)
    visitor.open(f"/arenas/{arena.slug}/understand/map/")
    visitor.page.get_by_label("Se et udsagn på kortet").select_option(str(said[1].number))
    visitor.page.get_by_role("button", name="Vis svarene").click()
    expect(visitor.page.locator(".map__bar")).to_have_count(2)
