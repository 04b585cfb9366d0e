"""What the page shell needs to know about a request."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samskab.kernel.http.visitor import guest, visitor

THEMES: dict[str, Promise] = {"auto": _("Som enheden"), "light": _("Lyst"), "dark": _("Mørkt")}
# A language is called what its own speakers call it, in every language.
LANGUAGES = {"da": "Dansk", "en": "English"}
PLACES: tuple[tuple[str, Promise], ...] = (
    ("arenas:list", _("Arenaer")),
    ("people:organisations", _("Organisationer")),
    ("journal:chains", _("Journal")),
    ("web:cocreation", _("Hvad er samskabelse?")),
    ("web:about", _("Om bevægelsen")),
)


@dataclass(frozen=True)
class Place:
    """One line of the main menu; `current` when the request is at it or below it."""

    href: str
    label: Promise
    current: bool


class Shell:
    """The frame round a page. Nothing is looked up before a template asks."""

    themes = tuple(THEMES.items())
    languages = tuple(LANGUAGES.items())

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self.person = visitor(request)

    @property
    def guest(self) -> Any:
        """Who is here as a guest, if anybody."""
        return guest(self._request)

    @property
    def join_href(self) -> str:
        """Where a guest becomes one of us, and then goes on from here, or to where they were on their way."""
        onward = self._request.GET.get("next") or self.here
        return f"{reverse('account_signup')}?{urlencode({'next': onward})}"

    @property
    def theme(self) -> str:
        """The person's choice, else the cookie's, else the device's ("auto")."""
        chosen = getattr(self.person, "theme", "") or self._request.COOKIES.get(settings.THEME_COOKIE_NAME, "")
        return chosen if chosen in THEMES else "auto"

    @property
    def language(self) -> str:
        """The language this page is written in."""
        return get_language() or settings.LANGUAGE_CODE

    @property
    def other_languages(self) -> list[tuple[str, str]]:
        """The languages this page can be read in besides, each by its own name."""
        return [(code, name) for code, name in LANGUAGES.items() if code != self.language]

    @property
    def person_sector(self) -> object:
        """Where the person stands, when they have said so."""
        return getattr(self.person, "sector", None) or None

    @property
    def here(self) -> str:
        """Where to come back to after choosing a look."""
        return self._request.get_full_path() if self._request.method in {"GET", "HEAD"} else self._request.path

    @property
    def query(self) -> str:
        """What was searched for, so that the search field still says it; lists have fields of their own."""
        return self._request.GET.get("q", "") if self._request.path == reverse("web:search") else ""

    @property
    def places(self) -> list[Place]:
        """The main menu."""
        path = self._request.path
        hrefs = [(reverse(name), label) for name, label in PLACES]
        return [Place(href, label, path.startswith(href)) for href, label in hrefs]

    @property
    def at_me(self) -> bool:
        """Whether this page is about the person themselves."""
        return self._request.path.startswith(reverse("people:me"))


def shell(request: HttpRequest) -> dict[str, Any]:
    """The context processor: `{{ shell }}` in every template."""
    return {"shell": Shell(request)}
