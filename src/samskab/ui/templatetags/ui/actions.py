"""Buttons, links onwards and chips."""

from django.utils.safestring import SafeString

from samskab.ui.sectors import sector_look
from samskab.ui.templatetags.ui.library import element_id, one_of, register, render, words

LOOKS = {"plain": "", "primary": " button--primary", "sun": " button--sun", "quiet": " button--quiet"}
SIZES = {"m": "", "small": " button--small"}
TYPES = ("button", "submit")
CHIP_TYPES = ("checkbox", "radio")


def _target(opens: str, closes: str) -> str:
    return element_id("opens", opens) if opens else element_id("closes", closes) if closes else ""


@register.simple_tag
def button(
    *,
    label: str,
    look: str = "plain",
    size: str = "m",
    href: str = "",
    type: str = "submit",
    name: str = "",
    value: str = "",
    icon: str = "",
    icon_end: str = "",
    disabled: bool = False,
    opens: str = "",
    closes: str = "",
    form: str = "",
    describes: str = "",
) -> SafeString:
    """A button, or a link that looks like one when it has an `href`.

    look: plain, primary (the form's main act), sun (the one main thing of a screenful), quiet. size: m, small.
    `opens` and `closes` take the id of a `{% dialog %}` and need no script. `describes` is an aria-label for when
    the same words stand many times on a page ("Kig ind" → "Kig ind i En have midt i gården").
    """
    return render(
        "button",
        classes=f"button{LOOKS[one_of('look', look, LOOKS)]}{SIZES[one_of('size', size, SIZES)]}",
        href=href,
        type="button" if opens or closes else one_of("type", type, TYPES),
        name=name,
        value=value,
        inside=render("button_inside", label=words("label", label), icon=icon, icon_end=icon_end),
        disabled=disabled,
        target=_target(opens, closes),
        hides=bool(closes),
        form=form,
        describes=describes,
    )


@register.simple_tag
def icon_button(
    *,
    icon: str,
    label: str,
    look: str = "plain",
    href: str = "",
    type: str = "submit",
    name: str = "",
    value: str = "",
    opens: str = "",
    closes: str = "",
) -> SafeString:
    """A round button with an icon; `label` is its name for those who cannot see the icon."""
    return render(
        "icon_button",
        icon=icon,
        label=words("label", label),
        classes=f"button button--icon{LOOKS[one_of('look', look, LOOKS)]}",
        href=href,
        type="button" if opens or closes else one_of("type", type, TYPES),
        name=name,
        value=value,
        target=_target(opens, closes),
        hides=bool(closes),
    )


@register.simple_tag
def link_more(*, label: str, href: str, icon: str = "arrow-right") -> SafeString:
    """A link onwards, with an arrow that leans forward when pointed at."""
    return render("link_more", label=words("label", label), href=words("href", href), icon=icon)


@register.simple_tag
def chip(*, label: str, href: str, current: bool = False, sector: object = None) -> SafeString:
    """A chip that goes somewhere: a filter as a link, a jump on the page."""
    return render(
        "chip",
        label=words("label", label),
        href=words("href", href),
        current=current,
        sector=sector_look(sector).key if sector else "",
    )


@register.simple_tag
def chip_choice(
    *,
    label: str,
    name: str,
    value: str,
    type: str = "checkbox",
    checked: bool = False,
    sector: object = None,
    id: str = "",
) -> SafeString:
    """A chip that is chosen in a form, as a checkbox or a radio button."""
    return render(
        "chip_choice",
        label=words("label", label),
        name=words("name", name),
        value=value,
        type=one_of("type", type, CHIP_TYPES),
        checked=checked,
        sector=sector_look(sector).key if sector else "",
        id=id,
    )


@register.filter
def is_choice(chosen: str, value: str) -> bool:
    """Whether this is the one chosen: `checked=shell.theme|is_choice:value`."""
    return chosen == value
