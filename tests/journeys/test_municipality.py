"""A municipality lights an arena and gets what a citizen gets, and a duty more (M79, M80, M147, G2, G5)."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.factories import a_person, an_arena
from tests.journeys.steps import an_address
from tests.journeys.test_sparking import THOUGHT, think
from tests.support.browsers import Visitor

Visitors = Callable[..., Visitor]

SAVINGS = "Udfyld sparedeklarationen"
PUBLIC, CITIZEN = "Offentlig leder", "Borger"
SHAPE = "all => all.map(one => one.tagName + ' ' + [...one.classList].join(' '))"


def light(visitor: Visitor, title: str, *, as_: str) -> None:
    """From a thought on the front page to the arena that was lit, speaking as somebody."""
    page = visitor.page
    think(visitor, THOUGHT, javascript=True)
    page.get_by_role("link", name="Passer ingen af dem? Tænd en ny.").click()
    page.get_by_label("Hvad skal arenaen hedde?").fill(title)
    page.get_by_label("Hvem taler du som?").select_option(label=as_)
    page.get_by_label("Jeg tænder en ny, fordi …").fill("de bor på den anden side af vandet")
    page.get_by_role("button", name="Tænd arenaen").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)


def words(visitor: Visitor, where: str) -> list[str]:
    """What stands in some places of the page, from the top."""
    return visitor.page.locator(where).all_inner_texts()


def test_a_municipality_gets_what_a_citizen_gets_and_owes_a_declaration(visitors: Visitors) -> None:
    an_arena("Et fælles stormflodsberedskab i Jægerspris")
    official, citizen, stranger = (visitors(width=1280) for _ in range(3))
    light(official.signed_in_as(a_person("Karl", email=an_address())), "Kommunen mod vandet ved Isefjorden", as_=PUBLIC)
    light(citizen.signed_in_as(a_person("Karla", email=an_address())), "Naboer mod vandet ved Isefjorden", as_=CITIZEN)

    for where in ("nav.tabs a", "main h2", "main button"):
        assert words(official, where) == words(citizen, where)
    asked_of_citizen = words(citizen, ".todo__title")
    assert SAVINGS not in asked_of_citizen
    # It is owed within a fortnight, and leads what is asked only from the eighth day.
    first, *more = asked_of_citizen
    assert words(official, ".todo__title") == [first, SAVINGS, *more][: len(asked_of_citizen)]
    official.page.get_by_role("link", name=SAVINGS).click()
    expect(official.page.get_by_role("heading", level=1)).to_be_visible()
    official.axe()

    # The site has other arenas, and one of them may be touched at any time.
    both = ["Naboer mod vandet ved Isefjorden", "Kommunen mod vandet ved Isefjorden"]
    for order in ("newest", "touched"):
        stranger.open(f"/arenas/?order={order}")
        titles = [title for title in words(stranger, ".arena-grid .card__title") if title in both]
        assert titles == both
    cards = stranger.page.locator(".arena-grid > li")
    of_citizen, of_official = (cards.filter(has_text=title).locator("*").evaluate_all(SHAPE) for title in both)
    assert sorted(of_official) == sorted(of_citizen)
