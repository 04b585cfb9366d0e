"""Icons, sector marks, the logo, tags: the small parts that others are built of.

Icons and marks are written by the hundred on a page, so they are formatted here and not by a template each.
"""

from functools import cache
from pathlib import Path

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from samskab.ui.figures import logo as geometry
from samskab.ui.sectors import SECTORS, sector_look
from samskab.ui.templatetags.ui.library import element, one_of, register, render, words

ICON_LIST = Path(__file__).resolve().parents[2] / "art" / "icons.txt"
MARK_SIZES = {"m": "mark", "l": "mark mark--l", "xl": "mark mark--xl", "door": "door__mark mark"}
LOGO_SIZES = {"auto": "", "16": "logo--16", "32": "logo--32", "64": "logo--64", "xl": "logo--xl", "hero": "hero__art"}
TAG_LOOKS = {"plain": "tag", "ink": "tag tag--ink", "line": "tag tag--line", "sun": "tag tag--sun"}


@cache
def icon_names() -> tuple[str, ...]:
    """The icons in the sprite: the lines of `art/icons.txt`, which the build reads too."""
    return tuple(ICON_LIST.read_text().split())


@register.simple_tag
def sprite(*, symbol: str) -> str:
    """The address of a symbol in the sprite, for `<use href>` inside a drawing of one's own."""
    return f"{_sprite()}#{symbol}"


@cache
def _sprite() -> str:
    """It stays where it is for the life of the process, and a page of thousands of names asks for it as often."""
    return static("built/sprite.svg")


@register.simple_tag
def icon(*, name: str, label: str = "") -> SafeString:
    """A Lucide icon beside words. Give `label` only when it stands without any."""
    return drawn_icon(name, label)


def drawn_icon(name: str, label: str = "") -> SafeString:
    """The same, for components that have an argument of that name."""
    href = sprite(symbol=f"i-{one_of('name', name, icon_names())}")
    if label:
        return format_html('<svg class="icon" role="img" aria-label="{}"><use href="{}"/></svg>', label, href)
    return _bare_icon(href)


@cache
def _bare_icon(href: str) -> SafeString:
    """There are as many as the sprite has symbols."""
    return format_html('<svg class="icon" aria-hidden="true" focusable="false"><use href="{}"/></svg>', href)


@register.simple_tag
def mark(*, sector: object, size: str = "m", named: bool = False, empty: bool = False) -> SafeString:
    """A sector's shape in its colour. `named` tells the sector to those who cannot see it; `empty` draws a chair."""
    look = sector_look(sector)
    css = MARK_SIZES[one_of("size", size, MARK_SIZES)] + (" mark--open" if empty else "")
    return _drawn_mark(css, look.key, str(look.name) if named else "")


@cache
def _drawn_mark(css: str, key: str, name: str) -> SafeString:
    """Few there are, and on a page of thousands of names each of those has one."""
    href = sprite(symbol=f"m-{key}")
    if name:
        return format_html(
            '<svg class="{}" data-sector="{}" role="img" aria-label="{}"><use href="{}"/></svg>', css, key, name, href
        )
    return format_html(
        '<svg class="{}" data-sector="{}" aria-hidden="true" focusable="false"><use href="{}"/></svg>', css, key, href
    )


@register.filter
def data_sector(sector: object) -> str:
    """The `data-sector` of an enum member or a stored value: `<li data-sector="{{ person.sector|data_sector }}">`."""
    return sector_look(sector).key


@register.filter
def sector_name(sector: object) -> str:
    """The sector's name in the language of the page."""
    return str(sector_look(sector).name)


@register.simple_tag
def logo(*, size: str = "auto", mono: bool = False) -> SafeString:
    """The four discs. Always decoration: the name stands beside it, or the link that holds it has one.

    `size="auto"` takes the size its surroundings give it; "hero" is the poster of the front page.
    """
    classes = ["logo", LOGO_SIZES[one_of("size", size, LOGO_SIZES)], "logo--mono" if mono else ""]
    return _drawn_logo(" ".join(filter(None, classes)))


@cache
def _drawn_logo(classes: str) -> SafeString:
    """Every page has two of them, and they never change."""
    return render(
        "logo",
        classes=classes,
        view_box=geometry.VIEW_BOX,
        petals=[(look.key, path) for look, path in zip(SECTORS, geometry.petals(), strict=True)],
        arena=geometry.arena(),
    )


@register.simple_tag
def tag(*, label: str, look: str = "plain", sector: object = None, icon: str = "") -> SafeString:
    """A word that tells a state or a kind. With `sector` it wears the sector's soft colour and its mark."""
    shape = sector_look(sector).key if sector else None
    return element(
        "span",
        {"class": TAG_LOOKS[one_of("look", look, TAG_LOOKS)], "data-sector": shape},
        *((mark(sector=shape), " ") if shape else ()),
        *((drawn_icon(icon), " ") if icon else ()),
        words("label", label),
    )


@register.simple_block_tag
def numbers(content: str) -> SafeString:
    """A row of big numbers: `{% numbers %}{% number … %}{% number … %}{% endnumbers %}`."""
    return format_html('<dl class="numbers">{}</dl>', content)


@register.simple_tag
def number(*, value: str | int, label: str) -> SafeString:
    """One big honest number and what it counts. Format the value first: `value=people|intcomma`."""
    return format_html("<div><dt>{}</dt><dd>{}</dd></div>", words("label", label), value)
