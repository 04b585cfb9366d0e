"""Buttons, links onwards and chips."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from samskab.ui.templatetags.ui.library import element, element_id, one_of, register, words
from samskab.ui.templatetags.ui.small import drawn_icon, mark

LOOKS = {"plain": "", "primary": " button--primary", "sun": " button--sun", "quiet": " button--quiet"}
SIZES = {"m": "", "small": " button--small"}
TYPES = ("button", "submit")
CHIP_TYPES = ("checkbox", "radio")


def _pressed(
    classes: str,
    inside: tuple[object, ...],
    *,
    href: str,
    type: str,
    name: str,
    value: str,
    opens: str,
    closes: str,
    describes: str,
    form: str = "",
    disabled: bool = False,
) -> SafeString:
    """A link that looks like a button when it has an `href`, else a button."""
    target = element_id("opens", opens) if opens else element_id("closes", closes) if closes else None
    kind = "button" if target else one_of("type", type, TYPES)
    if href:
        return element("a", {"class": classes, "href": href, "aria-label": describes or None}, *inside)
    return element(
        "button",
        {
            "class": classes,
            "type": kind,
            "name": name or None,
            "value": value or None,
            "form": form or None,
            "popovertarget": target,
            "popovertargetaction": "hide" if closes else None,
            "aria-label": describes or None,
            "disabled": bool(disabled),
        },
        *inside,
    )


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
    before = (drawn_icon(icon), " ") if icon else ()
    after = (" ", drawn_icon(icon_end)) if icon_end else ()
    return _pressed(
        f"button{LOOKS[one_of('look', look, LOOKS)]}{SIZES[one_of('size', size, SIZES)]}",
        (*before, words("label", label), *after),
        href=href,
        type=type,
        name=name,
        value=value,
        opens=opens,
        closes=closes,
        describes=describes,
        form=form,
        disabled=disabled,
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
    return _pressed(
        f"button button--icon{LOOKS[one_of('look', look, LOOKS)]}",
        (drawn_icon(icon),),
        href=href,
        type=type,
        name=name,
        value=value,
        opens=opens,
        closes=closes,
        describes=words("label", label),
    )


@register.simple_tag
def link_more(*, label: str, href: str, icon: str = "arrow-right") -> SafeString:
    """A link onwards, with an arrow that leans forward when pointed at."""
    return element("a", {"class": "link-more", "href": words("href", href)}, words("label", label), drawn_icon(icon))


@register.simple_tag
def chip(*, label: str, href: str, current: bool = False, sector: object = None) -> SafeString:
    """A chip that goes somewhere: a filter as a link, a jump on the page."""
    link = {"class": "chip", "href": words("href", href), "aria-current": "true" if current else None}
    return element("a", link, *((mark(sector=sector), " ") if sector else ()), words("label", label))


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
    choice = format_html(
        '<input type="{}" name="{}" value="{}"{}{}>',
        one_of("type", type, CHIP_TYPES),
        words("name", name),
        value,
        format_html(' id="{}"', id) if id else "",
        SafeString(" checked") if checked else "",
    )
    drawn = (" ", mark(sector=sector)) if sector else ()
    return element("label", {"class": "chip"}, choice, *drawn, " ", words("label", label))


@register.filter
def is_choice(chosen: str, value: str) -> bool:
    """Whether this is the one chosen: `checked=shell.theme|is_choice:value`."""
    return chosen == value
