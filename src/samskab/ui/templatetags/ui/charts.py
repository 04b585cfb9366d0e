"""Figures that are drawn twice, wide and narrow, so that their words can be read at both."""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from samskab.ui.figures.actors import MARK, PAD, Actor
from samskab.ui.figures.actors import actor_map as drawn_as
from samskab.ui.figures.columns import columns
from samskab.ui.figures.part import part, part_width
from samskab.ui.figures.plane import number
from samskab.ui.figures.shares import percentages
from samskab.ui.sectors import SECTORS, Counts, by_look, sector_look
from samskab.ui.templatetags.ui.library import register, render
from samskab.ui.templatetags.ui.library import words as written
from samskab.ui.templatetags.ui.moments import percent, thousands

KINDS = ("wide", "narrow")
# How far a line of a name stands under the middle of its letters, and from the line before.
BASELINE, LINE = 5.5, 17.0
ZONES: dict[str, Promise] = {
    "relevant": gettext_lazy("Relevante"),
    "both": gettext_lazy("Berørte og relevante"),
    "affected": gettext_lazy("Berørte"),
}


def _standing(here: int, missing: int) -> str:
    """»3 er med, 2 mangler«."""
    if not here and not missing:
        return _("ingen endnu")
    said = [_("%(here)s er med") % {"here": here}] if here else []
    said += [_("%(missing)s mangler") % {"missing": missing}] if missing else []
    return ", ".join(said)


def _lines(written: tuple[str, ...], *, middle: float) -> list[tuple[str, str]]:
    """Each line of a name with its height: one beside the middle of the mark, two about it."""
    first = middle + BASELINE - (len(written) - 1) * LINE / 2
    return [(text, number(first + place * LINE)) for place, text in enumerate(written)]


@register.simple_tag
def actor_map(*, actors: Sequence[Actor]) -> SafeString:
    """Who is relevant, who is affected, and who of them is missing: at most forty marks on two sheets of paper.

    An actor has name, sector (or None), relevant, affected and present. Put the table of names beside it.
    """
    drawings = []
    for kind in KINDS:
        drawn = drawn_as(actors, kind=kind)
        drawings.append(
            {
                "kind": kind,
                "box": f"0 0 {number(drawn.width)} {number(drawn.height)}",
                "sheets": drawn,
                "zones": [
                    {
                        "name": ZONES[zone.key],
                        "standing": _standing(zone.here, zone.missing),
                        "x": number(zone.x + PAD),
                        "name_y": number(zone.y + 30),
                        "standing_y": number(zone.y + 50),
                    }
                    for zone in drawn.zones
                ],
                "marks": [
                    {
                        "mark": mark,
                        "side": number(MARK),
                        "x": number(mark.x),
                        "y": number(mark.y),
                        "middle_x": number(mark.x + MARK / 2),
                        "middle_y": number(mark.y + MARK / 2),
                        "text_x": number(mark.x + MARK + PAD / 2),
                        "lines": _lines(mark.written, middle=mark.y + MARK / 2),
                    }
                    for mark in drawn.marks
                ],
            }
        )
    zones = drawn_as(actors, kind=KINDS[0]).zones
    told = " ".join(f"{ZONES[zone.key]}: {_standing(zone.here, zone.missing)}." for zone in zones)
    total = ngettext("%(count)d aktør på kortet.", "%(count)d aktører på kortet.", len(actors))
    return render("actor_map", drawings=drawings, label=f"{total % {'count': len(actors)}} {told}")


def _week_told(label: str, counts: Counts) -> str:
    heard = by_look(counts)
    if not heard:
        return _("%(week)s: for få til at vise.") % {"week": label}
    shares = dict(zip(heard, percentages(tuple(heard.values())), strict=True))
    told = ", ".join(f"{look.name} {percent(shares[look.key])}" for look in SECTORS if look.key in shares)
    return f"{label}: {told}."


@register.simple_tag
def voices_over_time(*, weeks: Sequence[tuple[str, Counts]]) -> SafeString:
    """Each sector's share of what was said, week by week, the last twelve. A week is (label, sector → how much).

    Leave a week's counts empty when nobody spoke, or too few to be shown. The table beside it has all the numbers;
    the label says the first week and the last.
    """
    ends = [weeks[0], weeks[-1]] if len(weeks) > 1 else list(weeks)
    return render(
        "voices_over_time",
        drawings=[(kind, columns(weeks, kind=kind)) for kind in KINDS],
        sectors=SECTORS,
        label=" ".join(_week_told(*week) for week in ends),
    )


@register.simple_tag
def part_of(*, value: int, of: int, words: str) -> SafeString:
    """»3 af 40 lejere i stuen er med«, and the same as seats; as a bar when there are more than one can count."""
    drawn = part(value, of)
    return render(
        "part_of",
        value=thousands(value),
        of=thousands(of),
        words=written("words", words),
        seats=drawn.seats,
        width=drawn.width,
    )


@register.simple_tag
def part_bar(*, value: int, of: int, sector: object = None) -> SafeString:
    """»6 af 12« over a bar as long as that, for a cell of a table. In the colour of a sector, or in ink for all."""
    look = sector_look(sector) if sector is not None else None
    return render(
        "part_bar",
        value=thousands(value),
        of=thousands(of),
        sector=look.key if look else "",
        width=part_width(value, of),
    )
