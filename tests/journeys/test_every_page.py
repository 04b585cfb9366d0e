"""Every page there is, found in the URL conf: in both languages, light and dark, narrow and wide, with and without
JavaScript, by keyboard, and pictured.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page

from samskab.ground.people.enums import Sector
from samskab.stages.understand.bridge.remembering import survey_of
from tests.support.browsers import Visitor
from tests.support.pages import Address, House, addresses, filled_addresses, furnish
from tests.support.serving import Site

SCREENS = Path(__file__).resolve().parents[2] / "screens"

# What is at an address and is no page to look at by itself, and why.
NOT_A_PAGE = {
    "arenas:decline_by_mail": "leads to the invitation",
    "notices:again": "an act",
    "web:was": "leads to the accessibility statement",
    "web:robots": "text",
    "web:sitemap": "XML",
    "web:sitemap_part": "XML",
    "web:security": "text",
    "web:offline_worker": "a script",
    "arenas:feed": "XML",
    "arenas:activity_feed": "XML",
    "gather:inviting_feed": "XML",
    "arenas:export": "a file",
    "spark:alike": "a part of a page",
    "understand:alike": "a part of a page",
    "understand:embed": "a card in the pages of others; a test of its own",
    "understand:statements_csv": "a file",
    "understand:statements_json": "a file",
    "understand:whole": "a file, where all answers came from elsewhere",
    "api:list_statements": "for machines",
    "api:show_statement": "for machines",
    "api:search": "for machines",
    "understand:answer": "an act",
    "understand:map_live": "a part of a page",
    "understand:part": "an act",
    "understand:keep_map": "an act",
    "spark:join": "an act",
    "spark:remove_forum": "an act",
    "spark:take_back": "an act",
    "journal:download": "a file",
    "journal:replay": "an act",
    "ui:look": "an act",
    "alive": "for machines",
    "ready": "for machines",
    "metrics": "for machines",
    "api:openapi-json": "for machines",
    "api:chains": "for machines",
    "api:chain": "for machines",
    "api:entries": "for machines",
    "api:me": "for machines",
    "api:list_organisations": "for machines",
    "api:show_organisation": "for machines",
    "api:list_arenas": "for machines",
    "api:show_arena": "for machines",
    "api:api-root": "for machines",
    "nowhere": "for machines",
    "people:download": "a file",
    "arenas:follow": "an act",
    "arenas:unfollow": "an act",
    "arenas:withdraw_invitation": "an act",
    "arenas:slip": "shown once, to the one who helped; a step of the journey that helps somebody in",
    "people:end_all_sessions": "an act",
    "people:end_session": "an act",
    "people:leave_guest": "an act",
    "people:ask": "an act",
    "consent:take_wording": "an act",
    "consent:join": "an act",
    "consent:willing": "an act",
    "consent:lay_role_down": "an act",
    "consent:close": "an act",
    "consent:carry": "an act",
    "consent:choose_letters": "an act",
    "arenas:answer_stewardship": "an act",
    "arenas:wake": "an act",
    "arenas:confirm_link": "an act",
    "arenas:open_part": "an act",
    "gather:tie_actor": "an act",
    "gather:take_guideline_back": "an act",
    "people:confirm": "an act",
    "talk:follow": "an act",
    "talk:unfollow": "an act",
    "talk:mute": "an act",
    "talk:unmute": "an act",
    "talk:take_thanks_back": "an act",
    "talk:settle": "an act",
    "talk:said": "leads to the place where something was said",
    "documents:margin": "a part of a page",
    "documents:settle": "an act",
    "documents:take": "an act",
    "documents:withdraw": "an act",
    "documents:export": "a file",
    "documents:picture": "a picture",
    "documents:file": "gives way to the file by itself",
    "documents:file_data": "a file",
    "mfa_index": "leads to the list of passkeys",
    "mfa_login_webauthn": "for the script of the entrance",
    "mfa_signup_webauthn": "a step of the journey that joins by passkey",
    "account_confirm_login_code": "a step of the journey that enters by code",
    "account_email_verification_sent": "a step of the journey that joins by code",
    "socialaccount_signup": "a step of the journey that joins by a provider",
    "account_reauthenticate": "leads on when one has just come in",
    "openid_connect_login": "leads to a provider",
    "socialaccount_login_error": "an answer to a failing provider, with the status of an error",
    "openid_connect_callback": "is led to by a provider",
}
PAGES = [*(address for address in addresses() if address.name not in NOT_A_PAGE), *filled_addresses()]
# Who looks at the pages that are not for everybody.
VIEWERS: dict[tuple[str, ...], set[str]] = {
    ("wrong",): {"people:invitation"},
    ("nobody", "wrong"): {"arenas:invitation", "arenas:enter"},
    ("nobody",): {"account_login", "account_request_login_code", "account_signup", "account_signup_by_passkey"},
    ("nobody", "guest"): {"people:guest", "people:forget_guest"},
    ("nobody", "dorte"): {
        f"gather:{name}"
        for name in ("answer_support", "offer_support", "take_offer_back", "declare_savings", "answer_sham")
    },
}


def viewers(address: Address) -> tuple[str, ...]:
    """Whose page it is: everybody's is looked at as a stranger and as Anne."""
    if address.route.startswith("operate/"):
        return ("operator",)
    of_all = ("nobody", "anne") if address.public else ("anne",)
    return next((who for who, names in VIEWERS.items() if address.name in names), of_all)


EVERYBODY = [
    pytest.param(address, who, id=f"{address.name}{'-filled' if address.filled else ''}-{who}")
    for address in PAGES
    for who in viewers(address)
]
BOTH = ("da", "en")
COLOURS = ("color-contrast",)

REACHABLE = """() => [...document.querySelectorAll(
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex="-1"])'
)].filter((one) => !one.disabled && one.tabIndex >= 0 && one.checkVisibility({visibilityProperty: true})
  && !(one.type === 'radio' && !one.checked && document.querySelector(`input[name="${one.name}"]:checked`))
  && !(one.type === 'radio' && !document.querySelector(`input[name="${one.name}"]:checked`)
       && one !== document.querySelector(`input[type=radio][name="${one.name}"]`))
).map((one, number) => { one.dataset.stop = number; return one.outerHTML.slice(0, 120); })"""
HERE = "() => document.activeElement?.dataset.stop ?? null"
RINGED = """() => { const look = getComputedStyle(document.activeElement);
  const around = document.activeElement.closest('label, .chip, .field, .card, .todo__item') ?? document.activeElement;
  const parent = getComputedStyle(around);
  return [look, parent].some((one) => one.outlineStyle !== 'none' || one.boxShadow !== 'none'); }"""
# A text opens in its editor, or by its forms when nothing comes; until then the page still changes.
SETTLED = """() => { const text = document.querySelector('[data-text]');
  return !text || text.querySelector('[data-plain]').hidden || !!text.querySelector('.writing__sheet--by-form'); }"""
SCROLLS_SIDEWAYS = """() => document.documentElement.scrollWidth > window.innerWidth"""


@pytest.fixture(scope="module")
def furnished() -> list[House]:
    return []


@pytest.fixture
def house(server: Site, furnished: list[House]) -> House:
    """The people of the served site, made by the first test that needs them."""
    if not furnished:
        furnished.append(furnish())
    return furnished[0]


@pytest.fixture
def arrive(house: House, visitors: Callable[..., Visitor]) -> Callable[..., Visitor]:
    """Open an address as somebody; the page is there and has its main part."""

    def open_as(who: str, address: Address, *, language: str = "da", **browser: object) -> Visitor:
        visitor = visitors(language=language, **browser)
        if who == "guest":
            visitor.as_guest("Gerda Gæst")
        elif who != "nobody":
            person = getattr(house, who)
            type(person).objects.filter(pk=person.pk).update(language=language)
            visitor.signed_in_as(person)
        response = visitor.open(address.path(house))
        assert (response.status, response.headers["content-type"].split(";")[0]) == (200, "text/html")
        assert visitor.page.url.startswith(response.url.split("?")[0])
        assert visitor.page.locator("html").get_attribute("lang") == language
        assert visitor.page.locator("main").inner_text().strip()
        if browser.get("javascript", True):
            visitor.page.wait_for_function(SETTLED)
        return visitor

    return open_as


def test_every_exception_is_an_address() -> None:
    assert {address.name for address in addresses()} >= set(NOT_A_PAGE)


def test_what_is_looked_at_full_is_full(house: House) -> None:
    found = survey_of(house.crowded)
    assert found is not None
    told = found[1].told
    shown = [{sector for sector, number in group.sectors.items() if number} for group in told.groups]
    assert told.people >= 30
    assert shown == [set(Sector.values)] * 2


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize(("address", "who"), EVERYBODY)
def test_axe_has_nothing_to_say_and_at_four_hundred_percent_it_reads_downwards_only(
    address: Address, who: str, language: str, arrive: Callable[..., Visitor]
) -> None:
    visitor = arrive(who, address, language=language)
    # All rules at both widths; of a theme nothing but the colours depends.
    looks: tuple[tuple[int, Literal["light", "dark"], tuple[str, ...]], ...] = (
        (1280, "light", ()),
        (1280, "dark", COLOURS),
        (360, "dark", ()),
        (360, "light", COLOURS),
    )
    for width, theme, rules in looks:
        visitor.page.set_viewport_size({"width": width, "height": 900})
        visitor.page.emulate_media(color_scheme=theme)
        visitor.axe(*rules)
    visitor.page.set_viewport_size({"width": 320, "height": 900})
    assert not visitor.page.evaluate(SCROLLS_SIDEWAYS)


@pytest.mark.parametrize(("address", "who"), EVERYBODY)
def test_it_is_whole_without_javascript(address: Address, who: str, arrive: Callable[..., Visitor]) -> None:
    visitor = arrive(who, address, javascript=False)
    forms = visitor.page.locator("form").all()
    for form in forms:
        method = (form.get_attribute("method") or "get").lower()
        assert method in ("get", "post", "dialog")
        sent_by = form.locator("button:not([type=button]), input[type=submit]").count()
        assert sent_by > 0 or method == "dialog" or says_why_not(form)
        assert method != "post" or form.locator("input[name=csrfmiddlewaretoken]").count() == 1


def says_why_not(form: Locator) -> bool:
    """Whether a form that only a script can send tells so, and shows no button that does nothing."""
    return form.locator("[data-without-script]").is_visible() and not form.locator("[data-needs-script]").is_visible()


@pytest.mark.parametrize(("address", "who"), EVERYBODY)
def test_the_keyboard_reaches_everything_and_shows_where_it_is(
    address: Address, who: str, arrive: Callable[..., Visitor]
) -> None:
    visitor = arrive(who, address)
    stops = visitor.page.evaluate(REACHABLE)
    reached, unseen = walked(visitor.page, len(stops))
    assert [stop for number, stop in enumerate(stops) if str(number) not in reached] == []
    assert [stops[int(number)] for number in unseen] == []


def walked(page: Page, stops: int) -> tuple[set[str], list[str]]:
    """Press Tab until everything has been reached; the stops, and those where nothing shows it."""
    reached: set[str] = set()
    unseen: list[str] = []
    for _ in range(3 * stops + 5):  # a field for a time of day has a stop for the hours and one for the minutes
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here is not None and here not in reached:
            reached.add(here)
            if not page.evaluate(RINGED):
                unseen.append(here)
        if len(reached) == stops:
            break
    return reached, unseen


if os.environ.get("SCREENS") == "1":

    @pytest.mark.parametrize(("address", "who"), EVERYBODY)
    def test_it_is_pictured(address: Address, who: str, arrive: Callable[..., Visitor]) -> None:
        visitor = arrive(who, address)
        SCREENS.mkdir(exist_ok=True)
        for width in (390, 1280):
            visitor.page.set_viewport_size({"width": width, "height": 900})
            for theme in ("light", "dark"):
                visitor.page.emulate_media(color_scheme=theme)
                full = "-filled" if address.filled else ""
                name = f"{address.name.replace(':', '-')}{full}.{who}.{width}.{theme}.png"
                visitor.page.screenshot(path=SCREENS / name, full_page=True)
