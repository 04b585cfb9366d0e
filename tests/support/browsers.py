"""A real browser that looks over a test's shoulder: what it complains about fails the test."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    Route,
    expect,
    sync_playwright,
)

from samskab.config.command import machine
from samskab.ground.people.models import Person
from tests.factories import as_guest
from tests.support.serving import Site
from tests.support.waiting import COMES_WITHIN

CHROMIUM = machine.chromium() if machine.BROWSER.there() else None
ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
]
AXE = Path(__file__).resolve().parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
HOW_TO_GET_IT = f"Chromium is not on this machine, so no browser was used. To get it: {machine.BROWSER.how}"
TELL_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => {
  console.error("policy", event.violatedDirective, event.blockedURI, event.sourceFile, event.lineNumber);
});
"""
STATUS_ON_CONSOLE = re.compile(r"the server responded with a status of (\d+)")
OUT_OF_REACH = re.compile(r"^(?:WebSocket connection to|Failed to load resource: net::)")
# A navigation that gives way to another, or becomes a download, is no failure.
GAVE_WAY = "net::ERR_ABORTED"


@dataclass
class Watch:
    """Everything a browser complained about; what a provider's own page asks for is the provider's."""

    site: str
    provider: str
    complaints: list[str] = field(default_factory=list)
    expected: set[int] = field(default_factory=set)
    may_be_away: bool = False

    def over(self, context: BrowserContext) -> None:
        """Look at all pages of a browser."""
        context.add_init_script(TELL_VIOLATIONS)
        context.route(self._is_elsewhere, self._elsewhere)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.complaints.append(f"error: {error.error}"))
        context.on("requestfailed", self._failed)
        context.on("response", self._response)

    @contextmanager
    def expecting(self, *statuses: int) -> Iterator[None]:
        """Let a page answer with these statuses, because the test asks for trouble."""
        before = set(self.expected)
        self.expected |= set(statuses)
        try:
            yield
        finally:
            self.expected = before

    @contextmanager
    def without_the_site(self) -> Iterator[None]:
        """Let the site be out of reach, because the test takes it away."""
        self.may_be_away = True
        try:
            yield
        finally:
            self.may_be_away = False

    def _is_elsewhere(self, url: str) -> bool:
        return urlsplit(url).scheme in ("http", "https") and not url.startswith((self.site, self.provider))

    def _elsewhere(self, route: Route) -> None:
        if not route.request.headers.get("referer", "").startswith(self.provider):
            self.complaints.append(f"third party: {route.request.url}")
        route.fulfill(body="")

    def _console(self, message: ConsoleMessage) -> None:
        if message.location["url"].startswith(self.provider):
            return
        if self.may_be_away and OUT_OF_REACH.search(message.text):
            return
        status = STATUS_ON_CONSOLE.search(message.text)
        if message.type in ("error", "warning") and not (status and int(status[1]) in self.expected):
            self.complaints.append(f"console {message.type}: {message.text} ({message.location})")

    def _failed(self, request: Request) -> None:
        if request.failure != GAVE_WAY and not self.may_be_away:
            self.complaints.append(f"failed: {request.url} ({request.failure})")

    def _response(self, response: Response) -> None:
        ours = response.url.startswith(self.site)
        if ours and response.status >= 400 and response.status not in self.expected:
            self.complaints.append(f"status {response.status}: {response.request.method} {response.url}")


class Visitor:
    """Somebody at a browser of their own: cookies, language, theme and width are theirs alone."""

    def __init__(self, site: Site, context: BrowserContext, watch: Watch) -> None:
        self.site = site
        self.context = context
        self.watch = watch
        self.page: Page = context.new_page()

    def signed_in_as(self, person: Person) -> "Visitor":
        """Give the browser the session of somebody who has just come in."""
        client = Client()
        client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        self.cookie(settings.SESSION_COOKIE_NAME, cookie.value)
        return self

    def as_guest(self, name: str) -> Person:
        """Give the browser the session of a guest."""
        client = Client()
        guest = as_guest(client, name)
        self.cookie(settings.SESSION_COOKIE_NAME, client.cookies[settings.SESSION_COOKIE_NAME].value)
        return guest

    def cookie(self, name: str, value: str) -> None:
        """Give the browser a cookie of the site."""
        self.context.add_cookies([{"name": name, "value": value, "url": self.site.origin}])

    def open(self, path: str) -> Response:
        """Go to an address of the site."""
        response = self.page.goto(path)
        assert response is not None
        return response

    def axe(self, *rules: str) -> None:
        """The page, as it is now, has nothing that axe objects to, by all rules of WCAG or by those named."""
        check_axe(self.page, *rules)

    def authenticator(self) -> None:
        """A device that makes and uses passkeys, and whose owner always touches it."""
        session = self.context.new_cdp_session(self.page)
        session.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def check_axe(page: Page, *rules: str) -> None:
    """Fail with what axe objects to, and where; `rules` are those to go by, all of WCAG when none is named."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text())
    only = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": AXE_TAGS}
    found = page.evaluate("(only) => axe.run(document, {runOnly: only, resultTypes: ['violations']})", only)
    said = [
        f"{one['id']}: {one['help']}\n"
        + "\n".join(f"    {node['target']} {node['failureSummary']}" for node in one["nodes"])
        for one in found["violations"]
    ]
    assert said == [], "\n".join([page.url, *said])


def pytest_configure(config: pytest.Config) -> None:
    """Tests that use a browser carry the mark, so that they can be chosen or left out."""
    config.addinivalue_line("markers", "browser: drives Chromium (given to every test that uses one)")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what uses a browser; without one, leave it out, which the summary tells."""
    using = [item for item in items if "chromium" in getattr(item, "fixturenames", ())]
    for item in using:
        item.add_marker("browser")
    if CHROMIUM or not using:
        return
    if os.environ.get("CI") == "true":
        raise pytest.UsageError(HOW_TO_GET_IT)
    config.hook.pytest_deselected(items=using)
    items[:] = [item for item in items if item not in using]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say plainly what was not tried."""
    if not CHROMIUM:
        terminalreporter.write_line(HOW_TO_GET_IT, yellow=True)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, once a worker."""
    expect.set_options(timeout=1000 * COMES_WITHIN)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def visiting(chromium: Browser, server: Site) -> Iterator[Callable[..., Visitor]]:
    """Any number of people at a site. What any of their browsers complained about fails the test."""
    watches: list[Watch] = []
    with ExitStack() as stack:

        def visitor(
            *,
            language: str = "da",
            theme: Literal["light", "dark"] = "light",
            width: int = 1280,
            javascript: bool = True,
        ) -> Visitor:
            context = chromium.new_context(
                base_url=server.origin,
                locale="da-DK",
                timezone_id="Europe/Copenhagen",
                viewport={"width": width, "height": 900},
                color_scheme=theme,
                reduced_motion="reduce",
                java_script_enabled=javascript,
            )
            stack.callback(context.close)
            context.set_default_timeout(1000 * COMES_WITHIN)
            watch = Watch(server.origin, server.provider.origin)
            watch.over(context)
            watches.append(watch)
            one = Visitor(server, context, watch)
            if language != settings.LANGUAGE_CODE:
                one.cookie(settings.LANGUAGE_COOKIE_NAME, language)
            return one

        yield visitor
    assert [complaint for watch in watches for complaint in watch.complaints] == []


@pytest.fixture
def visitors(chromium: Browser, server: Site) -> Iterator[Callable[..., Visitor]]:
    """Any number of people: `visitors(language="en", theme="dark", width=360, javascript=False)`."""
    with visiting(chromium, server) as visitor:
        yield visitor


@pytest.fixture
def visitor(visitors: Callable[..., Visitor]) -> Visitor:
    """One person at a Danish, light, wide browser."""
    return visitors()


@pytest.fixture
def page(visitor: Visitor) -> Page:
    """The page of that person."""
    return visitor.page
