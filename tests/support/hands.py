"""How somebody uses a page: with a pointer, or with the keys alone. The words are those on it, in their language."""

from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext, ngettext, override
from playwright.sync_api import Locator, Page, expect

from tests.support.browsers import Visitor

MOST_STEPS = 300
IS_REACHED = """([there, kind]) => {
  const now = document.activeElement;
  return now === there || (kind === "radio" && now.type === "radio" && now.name === there.name);
}"""
IS_FOCUSED = "(there) => document.activeElement === there"


@dataclass
class Hand:
    """Somebody at a browser, who reads a language, and who may have nothing but the keys."""

    visitor: Visitor
    language: str = "da"
    keys_only: bool = False

    @property
    def page(self) -> Page:
        return self.visitor.page

    def words(self, danish: str, *, plural: str = "", number: int = 1) -> str:
        """What stands on the page, as this person reads it; of so many when the words have a plural."""
        with override(self.language):
            return ngettext(danish, plural, number) % {"number": number} if plural else gettext(danish)

    def press(self, danish: str, *, starts: bool = False) -> None:
        """Press a button by its words; `starts` when more is said behind them."""
        self._use(self._named("button", danish, starts=starts))

    def follow(self, danish: str, *, starts: bool = False) -> None:
        """Follow a link by its words."""
        self._use(self._named("link", danish, starts=starts))

    def write(self, danish: str, text: str) -> None:
        """Fill in a field by its label."""
        field = self.page.get_by_label(self.words(danish), exact=True)
        if not self.keys_only:
            field.fill(text)
            return
        self._reach(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def choose(self, name: str, value: str) -> None:
        """Choose one of several by what it stands for."""
        radio = self.page.locator(f"main input[type=radio][name={name}][value={value}]")
        if not self.keys_only:
            radio.check()
            return
        self._reach(radio, "radio")
        for _step in range(MOST_STEPS):
            if radio.evaluate(IS_FOCUSED):
                self.page.keyboard.press("Space")
                break
            self.page.keyboard.press("ArrowDown")
        expect(radio).to_be_checked()

    def reads(self, danish: str) -> None:
        """The words stand in the main part of the page."""
        expect(self.page.locator("main")).to_contain_text(self.words(danish))

    def _named(self, role: Literal["button", "link"], danish: str, *, starts: bool) -> Locator:
        words = self.words(danish)
        return self.page.locator("main").get_by_role(role, name=words, exact=not starts).first

    def _use(self, what: Locator) -> None:
        expect(what).to_be_visible()
        if self.keys_only:
            self._reach(what)
            what.press("Enter")  # unlike the keyboard's own, it waits for the page that it leads to
        else:
            what.click()
        self.page.wait_for_load_state()

    def _reach(self, what: Locator, kind: str = "") -> None:
        """Step from field to field until it is there; what one cannot come to is out of reach for many."""
        there = what.element_handle()
        for _step in range(MOST_STEPS):
            if self.page.evaluate(IS_REACHED, [there, kind]):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the keys do not lead to {what}")
