"""The map of perspectives: a table, a picture, what unites and divides us, and the reader's own place."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from zlib import crc32

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samskab.ground.arenas.enums import State
from samskab.ground.arenas.queries.arenas import AnArena, arena_at
from samskab.ground.arenas.queries.participants import participation_of
from samskab.kernel.few import FEWEST
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.kernel.paging import page
from samskab.stages.understand.bridge import Kept, Place, Reason, Said, place_of
from samskab.stages.understand.bridge.remembering import survey_of
from samskab.stages.understand.forms.map import AskMapForm
from samskab.stages.understand.queries.answers import values_of
from samskab.stages.understand.queries.surveys import ASurvey, is_kept, statements_told
from samskab.stages.understand.views import told as telling
from samskab.stages.understand.views.saying import shown

# So many statements the map can be asked about, those that say most first.
ASKED = 60


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
    which = telling.kind_named(kind)
    said = telling.of_kind(survey[1].told, which) if survey else ()
    rows = page(said, request.GET.get("page"))
    told = statements_told(found, [each.number for each in rows])
    address = _address(found, which)
    context = {
        "arena": found,
        "room": "understand",
        "room_title": telling.NAMES[which][0],
        "list": telling.listed(which, rows, survey[1].told, told, total=len(said), address=address) if survey else None,
        "page": rows,
        "survey": survey[0] if survey else None,
    }
    return render(request, "understand/map_list.html", context)


def _address(arena: AnArena, kind: telling.Kind) -> str:
    return reverse("understand:map_list", args=[arena.slug, kind.value])


def _seen(request: HttpRequest, arena: AnArena) -> dict[str, Any]:
    """What the page tells: seven queries, however many have answered."""
    here = participation_of(visitor_or_guest(request), arena)
    values = values_of(here)
    newest = survey_of(arena)
    if newest is None:
        return {"survey": None, "tag": '"0"', "from_people": FEWEST}
    survey, kept = newest
    told = kept.told
    options = [each.number for each in told.said if each.groups][:ASKED]
    statements = statements_told(arena, telling.told_of(told) | set(options))
    form = AskMapForm(request.GET.get("statement"), statements=[(each, statements[each].words) for each in options])
    place = place_of(values, kept)
    asked = next((each for each in told.said if each.number == form.asked()), None)
    return {
        **telling.drawn_map(survey, told, statements, partial(_address, arena)),
        "tag": _tag(survey, values, asked),
        "is_kept": is_kept(survey),
        "may_keep": here is not None and arena.state == State.OPEN,
        "form": form,
        "asked": asked and shown(asked, told, statements),
        "answered": {group.letter: asked.groups[group.name] for group in told.groups if group.name in asked.groups}
        if asked
        else {},
        **_own(place, kept, values),
    }


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
