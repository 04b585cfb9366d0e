"""The map of perspectives, and the marks that its bars are read by."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samskab.ui.figures.opinion_map import HEIGHT, WIDTH, GroupOf, Line
from samskab.ui.figures.opinion_map import opinion_map as drawn_of
from samskab.ui.sectors import SECTORS
from samskab.ui.templatetags.ui.library import register, render
from samskab.ui.templatetags.ui.moments import thousands


class Near(Protocol):
    """Some people who lie near each other, never fewer than five: their middle, and how many they are."""

    @property
    def x(self) -> float: ...
    @property
    def y(self) -> float: ...
    @property
    def size(self) -> int: ...


class AGroup(Protocol):
    """A group: its letter, its people, and how many of each sector may be told of (None where it may not)."""

    @property
    def letter(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def sectors(self) -> Mapping[str, int | None]: ...
    @property
    def flocks(self) -> Sequence[Near]: ...


def _flocks(near: Iterable[Near]) -> tuple[tuple[float, float, int], ...]:
    return tuple((each.x, each.y, each.size) for each in near)


def _of_group(group: AGroup, answered: Mapping[str, Sequence[int]]) -> GroupOf:
    marks = tuple((look.key, group.sectors.get(look.value) or 0) for look in SECTORS)
    said = answered.get(group.letter)
    return GroupOf(group.letter, _flocks(group.flocks), marks, (said[0], said[1], said[2]) if said else None)


def _label(groups: Sequence[AGroup], answered: Mapping[str, Sequence[int]], own: str) -> str:
    """What the picture shows, in sentences: the groups, their people, what they say, and where the reader is."""
    said = [
        ngettext("Meningskort med %(count)s gruppe.", "Meningskort med %(count)s grupper.", len(groups))
        % {"count": len(groups)}
        if groups
        else _("Meningskort uden grupper.")
    ]
    for group in groups:
        said.append(_("Gruppe %(letter)s er %(count)s af os.") % {"letter": group.letter, "count": group.size})
        if counts := answered.get(group.letter):
            share = round(100 * counts[2] / sum(counts))
            said.append(_("%(share)s procent af dem er enige i udsagnet.") % {"share": share})
    return " ".join([*said, own] if own else said)


def _line(line: Line, group: AGroup, place: int) -> dict[str, Any]:
    return {"line": line, "look": "abcdef"[place % 6], "letter": group.letter, "size": thousands(group.size)}


@register.simple_tag
def opinion_map(
    *,
    groups: Sequence[AGroup],
    besides: Sequence[Near] = (),
    you: tuple[float, float] | None = None,
    own: str = "",
    answered: Mapping[str, Sequence[int]] | None = None,
) -> SafeString:
    """Where people stand: a line round each group, a dot for each of us, and the reader's own place.

    `answered` is what each group, by its letter, answered to one statement (disagree, unsure, agree). `own` says in
    words where the reader is. Put the table before it.
    """
    told = answered or {}
    drawn = drawn_of(tuple(_of_group(group, told) for group in groups), _flocks(besides), you)
    return render(
        "opinion_map",
        box=f"0 0 {WIDTH:g} {HEIGHT:g}",
        drawn=drawn,
        lines=[_line(line, group, place) for place, (line, group) in enumerate(zip(drawn.lines, groups, strict=True))],
        label=_label(groups, told, own),
    )
