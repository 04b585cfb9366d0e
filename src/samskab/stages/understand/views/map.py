"""The map of perspectives: a table, a picture, what unites and divides us, and the reader's own place."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from zlib import crc32

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samskab.ground.arenas.queries.arenas import AnArena, arena_at
from samskab.ground.arenas.queries.participants import participation_of
from samskab.kernel.few import FEWEST
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.kernel.refusal import Refusal
from samskab.stages.understand.bridge import (
    DRAWN_FROM,
    Effect,
    Group,
    Kept,
    Place,
    Reason,
    Said,
    Told,
    Weight,
    place_of,
)
from samskab.stages.understand.bridge.remembering import survey_of
from samskab.stages.understand.forms.map import AskMapForm
from samskab.stages.understand.queries.answers import values_of
from samskab.stages.understand.queries.surveys import ASurvey, statements_told
from samskab.stages.understand.views.saying import Shown, shown
from samskab.ui.sectors import SECTORS

# So many of each kind stand on the map's own page; each kind has a page with all of them.
FIRST, ALL = 4, 20
# So many statements the map can be asked about, those that say most first.
ASKED = 60


class Kind(StrEnum):
    """A list of statements, by the word in its address."""

    UNITE = "unite"
    DIVIDE = "divide"
    NEITHER = "neither"
    UNKNOWN = "unknown"
    FEW = "few"


@dataclass(frozen=True)
class Pages:
    """Which page of how many."""

    number: int
    count: int


@dataclass(frozen=True)
class Listed:
    """A list of statements: its name, what it is, how many are in it, and some of them."""

    kind: Kind
    name: str | Promise
    lead: str | Promise
    total: int
    rows: tuple[Shown, ...]

    @property
    def goes_on(self) -> bool:
        """Whether there are more than are shown."""
        return self.total > len(self.rows)


NAMES: Mapping[Kind, tuple[str | Promise, str | Promise]] = {
    Kind.UNITE: (_("Broer"), _("Her er alle grupper med")),
    Kind.DIVIDE: (_("Skel"), _("Her ser vi det forskelligt")),
    Kind.NEITHER: (_("Hverken bro eller skel"), _("Her peger svarene ikke samme vej og ikke hver sin vej")),
    Kind.UNKNOWN: (_("Det ved ingen endnu"), _("Her mangler der svar, før vi kan sige noget")),
    Kind.FEW: (_("Det mener få"), _("Få er enige her. Det kan være dem, der ser noget, andre ikke ser")),
}
WITHOUT_GROUPS: Mapping[Kind, str | Promise] = {
    Kind.UNITE: _("Her svarer de fleste af os det samme"),
    Kind.DIVIDE: _("Her ser vi det forskelligt"),
}


@public
@require_safe
def opinion_map(request: HttpRequest, slug: str) -> HttpResponse:
    """The map as it was drawn last, with the reader's own place in it."""
    found = arena_at(slug)
    context = {
        "arena": found,
        "room": "understand",
        "room_title": _("Meningskortet"),
        **_seen(request, found),
    }
    return render(request, "understand/map.html", context)


@public
@require_safe
def live(request: HttpRequest, slug: str) -> HttpResponse:
    """The part of the page that changes, for those who keep looking: nothing when it is as they have it."""
    found = arena_at(slug)
    seen = _seen(request, found)
    if request.headers.get("If-None-Match") == seen["tag"]:
        return HttpResponseNotModified(headers={"ETag": seen["tag"]})
    response = render(request, "understand/map_body.html", {"arena": found, **seen})
    response["ETag"] = seen["tag"]
    return response


@public
@require_safe
def listed(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """All statements of one kind, twenty at a time."""
    found = arena_at(slug)
    survey = survey_of(found)
    which = _kind(kind)
    said = _of_kind(survey[1].told, which) if survey else ()
    pages = max(1, -(-len(said) // ALL))
    written = request.GET.get("page", "1")
    page = min(max(int(written) if written.isdecimal() and len(written) < 6 else 1, 1), pages)
    rows = said[(page - 1) * ALL : page * ALL]
    told = statements_told(found, [each.number for each in rows])
    context = {
        "arena": found,
        "room": "understand",
        "room_title": NAMES[which][0],
        "list": _list(which, said, rows, survey[1].told, told) if survey else None,
        "pages": Pages(page, pages),
        "survey": survey[0] if survey else None,
    }
    return render(request, "understand/map_list.html", context)


def _kind(word: str) -> Kind:
    if word not in set(Kind):
        raise Refusal("unknown_list", _("Den liste har vi ikke."), status=404)
    return Kind(word)


def _seen(request: HttpRequest, arena: AnArena) -> dict[str, Any]:
    """What the page tells: six queries, however many have answered."""
    values = values_of(participation_of(visitor_or_guest(request), arena))
    newest = survey_of(arena)
    if newest is None:
        return {"survey": None, "tag": '"0"', "from_people": FEWEST}
    survey, kept = newest
    told = kept.told
    options = [each.number for each in told.said if each.groups][:ASKED]
    kinds = {kind: _of_kind(told, kind) for kind in Kind}
    numbers = {each.number for rows in kinds.values() for each in rows[:FIRST]}
    numbers |= {number for group in told.groups for number, _side in group.stands_for}
    statements = statements_told(arena, numbers | set(options))
    form = AskMapForm(request.GET.get("statement"), statements=[(each, statements[each].words) for each in options])
    place = place_of(values, kept)
    asked = next((each for each in told.said if each.number == form.asked()), None)
    return {
        "survey": survey,
        "told": told,
        "tag": _tag(survey, values, asked),
        "drawn": told.people >= DRAWN_FROM and told.weight != Weight.NOTHING,
        "weighs_little": told.weight in {Weight.NOTHING, Weight.LITTLE},
        "reasons": [WHY[reason] for reason in WHY if reason in told.reasons],
        "sectors": [(group, list(zip(COLUMNS, _counts(group), strict=True))) for group in told.groups],
        "columns": COLUMNS,
        "groups": [(group, _stands_for(group.stands_for, statements)) for group in told.groups],
        "lists": {
            kind.value: _list(kind, rows, rows[:FIRST], told, statements) for kind, rows in kinds.items() if rows
        },
        "form": form,
        "asked": asked and shown(asked, told, statements),
        "answered": {group.letter: asked.groups[group.name] for group in told.groups if group.name in asked.groups}
        if asked
        else {},
        **_own(place, kept, values),
    }


# The sectors in their order; the last is that of those who have not said.
COLUMNS: tuple[str | Promise, ...] = (*(look.name for look in SECTORS), _("Ikke sagt"))
WHY: Mapping[str, str | Promise] = {
    Reason.FEW_STATEMENTS: _("Der er færre end fem udsagn med svar."),
    Reason.FEW_ANSWERS_EACH: _("De fleste har svaret på færre end fem udsagn."),
    Reason.ALL_ANSWER_ALIKE: _("Alle svarer ens."),
    Reason.MAP_WAVERS: _("Havde det været andre af os, der svarede, kunne kortet se anderledes ud."),
    Reason.MANY_BETWEEN_GROUPS: _("Mange står mellem grupperne."),
    Reason.MANY_ANSWER_IDENTICALLY: _("I en af grupperne har mere end halvdelen svaret helt ens."),
}


def _counts(group: Group) -> list[int | None]:
    return [group.sectors[sector] for sector in (*(look.value for look in SECTORS), "")]


def _of_kind(told: Told, kind: Kind) -> tuple[Said, ...]:
    if kind is Kind.FEW:
        return tuple(each for each in told.said if Reason.HELD_BY_FEW in each.reasons)
    effect = {Kind.UNITE: Effect.UNITES, Kind.DIVIDE: Effect.DIVIDES, Kind.NEITHER: Effect.NEITHER}
    return tuple(each for each in told.said if each.effect is effect.get(kind, Effect.UNKNOWN))


def _list(
    kind: Kind, said: tuple[Said, ...], rows: tuple[Said, ...], told: Told, statements: Mapping[int, Any]
) -> Listed:
    name, lead = NAMES[kind]
    lead = lead if told.groups else WITHOUT_GROUPS.get(kind, lead)
    return Listed(kind, name, lead, len(said), tuple(shown(each, told, statements) for each in rows))


def _stands_for(numbers: tuple[tuple[int, int], ...], statements: Mapping[int, Any]) -> list[tuple[str, bool]]:
    return [(statements[number].words, side > 0) for number, side in numbers[:3]]


def _own(place: Place | None, kept: Kept, values: Mapping[int, int]) -> dict[str, Any]:
    """Where the reader stands, in words and as a place."""
    if place is None:
        return {"own": None}
    group = next((each for each in kept.told.groups if each.name == place.standing.group), None)
    near = next((each for each in place.standing.groups if group and each.name == group.name), None)
    return {
        "own": place,
        "own_place": (round(place.x, 2), round(place.y, 2)),
        "own_group": group,
        "own_words": _("Du er nærmest gruppe %(letter)s.") % {"letter": group.letter} if group else "",
        "own_near": near,
        "answered_by_me": len(values),
        "answered_little": Reason.ANSWERED_LITTLE in place.standing.reasons,
    }


def _tag(survey: ASurvey, values: Mapping[int, int], asked: Said | None) -> str:
    """What the page is made of, in short: the survey, one's own answers, and what was asked."""
    own = crc32(repr(sorted(values.items())).encode())
    return f'"{survey.number}-{own:x}-{asked.number if asked else 0}"'
