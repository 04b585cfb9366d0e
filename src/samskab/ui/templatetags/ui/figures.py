"""Figures and tables. A figure's label is a sentence of numbers; the same numbers stand as text near it."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext, override
from django.utils.translation import gettext as _

from samskab.ui.figures import ring as rings
from samskab.ui.figures.shares import shares
from samskab.ui.figures.track import track as track_of
from samskab.ui.figures.weave import MOST_STRIPS, band
from samskab.ui.sectors import SECTORS, Counts, by_look
from samskab.ui.templatetags.ui.library import one_of, register, render, words

TABLES = {"plain": "table", "frames": "table frames", "balance": "table balance-table"}


def _said(counts: dict[str, int]) -> str:
    """How many from each, in the order drawn: 8 Offentlig, 4 Erhverv."""
    return ", ".join(f"{counts[look.key]} {look.name}" for look in SECTORS if counts.get(look.key))


def _ring_label(people: dict[str, int], missing: dict[str, int]) -> str:
    label = _("%(people)d er med: %(who)s.") % {"people": sum(people.values()), "who": _said(people)}
    if missing:
        chairs = sum(missing.values())
        empty = ngettext("%(chairs)d tom stol: %(who)s.", "%(chairs)d tomme stole: %(who)s.", chairs)
        label += " " + empty % {"chairs": chairs, "who": _said(missing)}
    return label


@register.simple_tag
def ring(
    *,
    people: Counts,
    missing: Counts | None = None,
    voice: Counts | None = None,
    size: str = "m",
    label: str = "",
) -> SafeString:
    """The balance ring: sector → how many, the empty chairs, and who has spoken (a thin inner ring).

    size: m (a card) or l (a page, with marks). The label is written from the numbers unless it is given.
    """
    amounts = (tuple(by_look(each or {}).items()) for each in (people, missing, voice))
    return _ring(get_language(), tuple(amounts), one_of("size", size, rings.INNER), conditional_escape(label))


@lru_cache(maxsize=1_024)
def _ring(language: str | None, amounts: tuple[tuple[tuple[str, int], ...], ...], size: str, label: str) -> SafeString:
    """Drawn once for the same numbers in a language; there is nothing in it but them."""
    present, absent, heard = (dict(each) for each in amounts)
    with override(language):
        return render(
            "ring",
            size=size,
            total=sum(present.values()),
            segments=rings.segments(present, absent, size=size),
            voices=rings.voices(heard) if heard and size == "l" else [],
            label=label or _ring_label(present, absent),
        )


@register.simple_tag
def bort(*, people: Counts, repeat: int = 1, strips: int = 0) -> SafeString:
    """Borten: one strip for each participant, one yellow thread through all. Decoration along a top edge.

    It is repeated `repeat` times, or until it has `strips`, so that the band of one person is as fine as a crowd's.
    """
    times = -(-strips // max(1, min(sum(by_look(people).values()), MOST_STRIPS)))
    return render("bort", band=band(people, repeat=max(repeat, times)))


@register.simple_tag
def vote_bar(*, agree: int, disagree: int, unsure: int) -> SafeString:
    """Filled, hatched, open. Never the colours of the sectors, never green and red."""
    return render("vote_bar", shares=shares(agree, disagree, unsure))


@register.simple_tag
def track(*, values: Mapping[Any, float], label: str) -> SafeString:
    """The distance between the sectors on a scale from 1 to 5; `label` says the numbers in a sentence."""
    return render("track", track=track_of(values), label=words("label", label))


@register.simple_block_tag
def table(content: str, *, caption: str, caption_shown: bool = True, look: str = "plain") -> SafeString:
    """A table that becomes records where there is no room. The content is its thead and tbody.

    look: plain; frames (what lies fast, with a tag in each row's head); balance (beside the ring).
    """
    return render(
        "table",
        content=content,
        caption=words("caption", caption),
        caption_shown=caption_shown,
        classes=TABLES[one_of("look", look, TABLES)],
    )


@register.simple_tag
def column(*, label: str, numeric: bool = False) -> SafeString:
    """A heading over a column."""
    css = SafeString(' class="num"') if numeric else ""
    return format_html('<th scope="col"{}>{}</th>', css, words("label", label))


@register.simple_block_tag
def cell(content: str, *, label: str, numeric: bool = False) -> SafeString:
    """A cell; `label` is its column's heading, said again where the table becomes records."""
    css = SafeString(' class="num"') if numeric else ""
    return format_html('<td{} data-label="{}">{}</td>', css, words("label", label), content)
