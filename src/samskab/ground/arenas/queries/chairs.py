"""Empty chairs: who is missing in an arena. Missing never blocks; it is said (M38, G14)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena
from samskab.ground.people.enums import Sector
from samskab.kernel.text.languages import Kept, in_each_language, in_this_language


@dataclass(frozen=True)
class Chair:
    """Somebody who ought to be here, by the name of the group; `href` leads to where one can invite them."""

    sector: Sector | None
    title: str | Promise
    note: str | Promise = ""
    href: str = ""


Provider = Callable[[Arena], Iterable[Chair]]
_providers: list[Provider] = []
_NOBODY = {
    Sector.PUBLIC: _("Nogen fra det offentlige"),
    Sector.BUSINESS: _("Nogen fra en virksomhed"),
    Sector.CIVIL_SOCIETY: _("Nogen fra en forening"),
    Sector.CITIZEN: _("En borger"),
}


def chairs_of_arenas(provider: Provider) -> Provider:
    """Register who else is missing in an arena. A provider may ask the database once."""
    _providers.append(provider)
    return provider


def chairs(arena: Arena) -> tuple[Chair, ...]:
    """Who is missing: those that have been named, then a chair for each sector that nobody has come from or named."""
    named = [chair for provider in _providers for chair in provider(arena)]
    spoken_of = {chair.sector for chair in named}
    nobody = [
        Chair(sector, _NOBODY[sector], _("Ingen er her endnu."), reverse("arenas:invite", args=[arena.slug]))
        for sector, people in arena.people.items()
        if not people and sector not in spoken_of
    ]
    return (*named, *nobody)


def kept_chairs(arena: Arena) -> list[dict[str, Kept]]:
    """Who is missing, as a row keeps it: `{"sector", "title", "note"}`, with the house's words in all its languages."""
    return [
        {
            "sector": chair.sector.value if chair.sector else "",
            "title": in_each_language(chair.title),
            "note": in_each_language(chair.note),
        }
        for chair in chairs(arena)
    ]


def told_chairs(kept: Iterable[Mapping[str, Kept]]) -> list[dict[str, str]]:
    """Who was missing, as a row kept it, in the language of the one who reads."""
    return [{name: in_this_language(words) for name, words in chair.items()} for chair in kept]
