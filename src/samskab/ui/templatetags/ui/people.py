"""People: equal circles, a small mark for the sector, the title in small text."""

from django.utils.safestring import SafeString

from samskab.ui.sectors import SECTORS, Counts, by_look, sector_look
from samskab.ui.templatetags.ui.library import element, one_of, register, render, words
from samskab.ui.templatetags.ui.small import mark

AVATARS = {"s": "avatar avatar--s", "m": "avatar", "l": "avatar avatar--l"}
INITIALS = 2


@register.simple_tag
def avatar(*, name: str, sector: object = None, size: str = "m", you: bool = False, named: bool = False) -> SafeString:
    """Someone's circle. It is decoration beside a name; alone it must be `named`. `you` lights the one who looks."""
    shown = words("name", name)
    look = sector_look(sector) if sector else None
    return element(
        "span",
        {
            "class": AVATARS[one_of("size", size, AVATARS)] + (" avatar--you" if you else ""),
            "data-sector": look.key if look else None,
            "role": "img" if named else None,
            "aria-label": (f"{shown}, {look.name}" if look else shown) if named else None,
        },
        element("span", {"aria-hidden": "true"}, shown.strip()[:INITIALS]),
        mark(sector=look.key) if look else "",
    )


@register.simple_tag
def person(*, name: str, sector: object = None, note: str = "", size: str = "m", you: bool = False) -> SafeString:
    """Someone's circle with the name, and under it in small text where they come from."""
    circle = avatar(name=name, sector=sector, size=size, you=you)
    called = element("span", {}, element("b", {}, name), element("small", {}, note) if note else "")
    return element("span", {"class": "person"}, circle, called)


@register.simple_tag
def sectors(*, counts: Counts) -> SafeString:
    """How many from each sector, with mark and name; the sectors that nobody comes from are told too."""
    given = by_look(counts)
    return render("sectors", rows=[(look.key, look.name, given.get(look.key, 0)) for look in SECTORS])
