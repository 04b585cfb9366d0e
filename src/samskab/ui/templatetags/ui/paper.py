"""What leaves the screen: an address to copy, a code to point a camera at, a letter, and a poster."""

import re

from django.template import TemplateSyntaxError
from django.utils.safestring import SafeString

from samskab.ui.figures.qr import QUIET
from samskab.ui.sectors import Counts
from samskab.ui.templatetags.ui.cards import LEVELS
from samskab.ui.templatetags.ui.library import element_id, one_of, register, render, words

PATH = re.compile(r"[MHVhvmz0-9 .\-]+")
# Codes have 21, 25, 29 … 177 modules on a side.
CODE_SIZES = range(21, 178, 4)


@register.simple_tag
def copy_link(*, label: str, value: str, id: str, hint: str = "") -> SafeString:
    """An address that can be copied: a field one can select in, and with script a button that does it."""
    return render(
        "copy_link", label=words("label", label), value=words("value", value), id=element_id("id", id), hint=hint
    )


@register.simple_tag
def qr(*, path: str, size: int, label: str) -> SafeString:
    """A QR code of `size` modules a side, drawn by `figures.qr.path_of`. It is dark on light in both themes."""
    if not PATH.fullmatch(path):
        raise TemplateSyntaxError("path must be the path of a code, as figures.qr.path_of draws it.")
    whole = one_of("size", size, CODE_SIZES) + 2 * QUIET
    return render(
        "qr",
        path=path,
        box=f"-{QUIET} -{QUIET} {whole} {whole}",
        quiet=-QUIET,
        whole=whole,
        label=words("label", label),
    )


@register.simple_tag
def scan(*, path: str, size: int, address: str) -> SafeString:
    """A code beside the same address in letters, for those who have no camera or trust no code."""
    return render("scan", path=path, size=size, address=words("address", address))


@register.simple_block_tag
def letter(content: str, *, title: str, people: Counts | None = None, place: str = "", level: int = 1) -> SafeString:
    """One A4 page to be sent or handed over. The content is its paragraphs and, last, a `{% scan … %}`.

    Stand letters and posters inside `<div class="letters">`: then only they are printed, one a page.
    """
    return render(
        "letter",
        content=content,
        title=words("title", title),
        people=people,
        place=place,
        level=one_of("level", level, LEVELS),
    )


@register.simple_block_tag
def poster(content: str, *, title: str, say: str = "", people: Counts | None = None, level: int = 1) -> SafeString:
    """One A4 page to be hung up: a few large words, a line of what, when and where, and a `{% scan … %}`."""
    return render(
        "poster",
        content=content,
        title=words("title", title),
        say=say,
        people=people,
        level=one_of("level", level, LEVELS),
    )
