"""The front page of an arena, which gathers what every step has to say about it."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samskab.ground.arenas.queries.activity import acts_of, entries_of, latest_acts
from samskab.ground.arenas.queries.balance import fills_much, spoken, voices_now
from samskab.ground.arenas.queries.chairs import chairs
from samskab.ground.arenas.queries.evidence import label_of
from samskab.ground.arenas.queries.looking import meet
from samskab.ground.arenas.queries.needs import needs
from samskab.ground.arenas.queries.rooms import journey, standing
from samskab.ground.arenas.queries.sections import sections
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.kernel.paging import page

AT_A_TIME = 4
SKIPPABLE = 400


@public
@require_safe
def arena(request: HttpRequest, slug: str) -> HttpResponse:
    """What the arena is about, what it needs from the one who looks, and what has happened."""
    met = meet(slug, visitor_or_guest(request))
    skip = skip_of(request.GET.get("skip", ""))
    empty = chairs(met.arena)
    asked = needs(met.arena, met.looker, most=AT_A_TIME + 1, skip=skip)
    context = {
        "arena": met.arena,
        "room_title": met.arena.title,
        "met": met,
        "needs": asked[:AT_A_TIME],
        "first_need": asked[0] if asked and not skip else None,
        "skip": skip,
        "next_needs": skip + AT_A_TIME if len(asked) > AT_A_TIME else 0,
        "fills_much": fills_much(met.arena, met.looker.participation),
        "acts": latest_acts(met.arena, named=met.sees_names),
        "journey": journey(met.arena),
        "at": [step.label for step in standing(met.arena)],
        "voices": voices_now(met.arena),
        "spoken": spoken(met.arena),
        "chairs": empty,
        "missing": Counter(chair.sector for chair in empty if chair.sector is not None),
        "label": label_of(met.arena),
        "sections": sections(met.arena, met.looker),
    }
    return render(request, "web/arena.html", context)


@public
@require_safe
def activity(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything that has happened in an arena, the newest first."""
    met = meet(slug, visitor_or_guest(request))
    entries = page(entries_of(met.arena), request.GET.get("page"))
    context = {
        "arena": met.arena,
        "room": "activity",
        "page": entries,
        "acts": acts_of(entries.rows, named=met.sees_names),
    }
    return render(request, "web/activity.html", context)


def skip_of(written: str) -> int:
    """How many of the needs somebody has seen already; odd input is none."""
    return min(int(written), SKIPPABLE) if written.isdecimal() and len(written) < 5 else 0
