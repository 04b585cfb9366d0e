"""People: equal circles, a small mark for the sector, the title in small text."""

from django.utils.safestring import SafeString

from samskab.ui.sectors import SECTORS, Counts, by_look, sector_look
from samskab.ui.templatetags.ui.library import one_of, register, render, words

AVATARS = {"s": "avatar avatar--s", "m": "avatar", "l": "avatar avatar--l"}
INITIALS = 2


@register.simple_tag
def avatar(*, name: str, sector: object = None, size: str = "m", you: bool = False, named: bool = False) -> SafeString:
    """Someone's circle. It is decoration beside a name; alone it must be `named`. `you` lights the one who looks."""
    shown = words("name", name)
    look = sector_look(sector) if sector else None
    return render(
        "avatar",
        name=shown,
        initials=shown.strip()[:INITIALS],
        sector=look.key if look else "",
        sector_name=look.name if look else "",
        classes=AVATARS[one_of("size", size, AVATARS)] + (" avatar--you" if you else ""),
        named=named,
    )


@register.simple_tag
def person(*, name: str, sector: object = None, note: str = "", size: str = "m", you: bool = False) -> SafeString:
    """Someone's circle with the name, and under it in small text where they come from."""
    return render(
        "person",
        name=words("name", name),
        sector=sector,
        note=note,
        size=one_of("size", size, AVATARS),
        you=you,
    )


@register.simple_tag
def sectors(*, counts: Counts) -> SafeString:
    """How many from each sector, with mark and name; the sectors that nobody comes from are told too."""
    given = by_look(counts)
    return render("sectors", rows=[(look.key, look.name, given.get(look.key, 0)) for look in SECTORS])
