"""From one thought on the front page to a lit arena, or to one that others have lit."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from samskab.ground.arenas.models import Arena
from samskab.stages.spark.models import JoinedInstead, Spark
from tests.factories import an_arena
from tests.journeys.steps import an_address, code_sent
from tests.support.browsers import Visitor

Visitors = Callable[..., Visitor]

FIELD = "Hvad undrer, bekymrer eller drømmer du om?"
THOUGHT = "Vi vil have et fælles stormflodsberedskab. Vandet stod i kælderen igen."
BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])


def think(visitor: Visitor, thought: str, *, javascript: bool) -> None:
    """Write in the field of the front page, until what looks alike is there."""
    visitor.open("/")
    visitor.page.get_by_label(FIELD).fill(thought)
    visitor.page.get_by_label("Hvor?").fill("Frederikssund")
    if not javascript:
        visitor.page.get_by_role("button", name="Gå videre").click()
    expect(visitor.page.get_by_role("heading", name="Er nogen allerede i gang?")).to_be_visible()


def come_in(visitor: Visitor, name: str) -> None:
    """Give a name and an address at the entrance one was led to, and the code that comes."""
    address, page = an_address(), visitor.page
    page.get_by_label("Dit navn").fill(name)
    page.get_by_label("Din e-mail").fill(address)
    page.get_by_role("button", name="Send mig en kode").click()
    page.get_by_label("Koden fra mailen").fill(code_sent(visitor, address))
    page.get_by_role("button", name="Kom ind", exact=True).click()


@BOTH
def test_a_citizen_lights_an_arena_and_joins_at_the_end(visitors: Visitors, javascript: bool) -> None:
    an_arena("Et fælles stormflodsberedskab i Jægerspris")
    visitor = visitors(width=390, javascript=javascript)
    page = visitor.page
    think(visitor, THOUGHT, javascript=javascript)
    visitor.axe() if javascript else None

    page.get_by_role("link", name="Passer ingen af dem? Tænd en ny.").click()
    expect(page.get_by_label("Hvad skal arenaen hedde?")).to_have_value("Vi vil have et fælles stormflodsberedskab")
    title = f"Tørre kældre {'med' if javascript else 'uden'}"
    page.get_by_label("Hvad skal arenaen hedde?").fill(title)
    page.get_by_label("Jeg tænder en ny, fordi …").fill("de bor på den anden side af vandet")
    page.get_by_role("button", name="Tænd arenaen").click()

    come_in(visitor, "Karla")
    expect(page.get_by_role("heading", name="Ét tryk mere")).to_be_visible()
    page.get_by_role("button", name="Tænd arenaen").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    spark = Spark.objects.select_related("arena", "lit_by").get(arena__title=title)
    assert (spark.lit_by.name, spark.because, spark.text) == ("Karla", "de bor på den anden side af vandet", THOUGHT)


@BOTH
def test_somebody_finds_one_that_is_lit_and_goes_there(visitors: Visitors, javascript: bool) -> None:
    arena = an_arena(f"Et fælles stormflodsberedskab {'i nord' if javascript else 'i syd'}")
    visitor = visitors(width=390, javascript=javascript)
    before = Arena.objects.count()
    think(visitor, f"{arena.title} mangler", javascript=javascript)

    visitor.page.get_by_role("button", name=f"Gå med i {arena.title}", exact=True).click()
    visitor.page.wait_for_url(f"**/arenas/{arena.slug}/enter/")
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Træd ind")
    visitor.open("/enter/join/")
    come_in(visitor, "Nanna")
    expect(visitor.page.locator("header.site-header a[href='/people/me/']")).to_contain_text("Nanna")
    assert [chosen.chosen_by.name for chosen in JoinedInstead.objects.filter(arena=arena)] == ["Nanna"]
    assert Arena.objects.count() == before
