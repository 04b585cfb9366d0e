"""Who takes part."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samskab.ground.arenas.enums import Part
from samskab.ground.arenas.forms.lists import ParticipantsForm
from samskab.ground.arenas.queries.arenas import arena_at
from samskab.ground.arenas.queries.departures import departures
from samskab.ground.arenas.queries.own_ways import serving
from samskab.ground.arenas.queries.participants import participants_from, participation_of
from samskab.ground.arenas.queries.parts import closed_parts
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.kernel.paging import page

PAGE_SIZE = 50
LONG = 12  # people, from which it is quicker to ask for a name than to look for it


@public
@require_safe
def participants(request: HttpRequest, slug: str) -> HttpResponse:
    """Those who take part, in the order they came, by sector or name if one asks; those outside may be told why not."""
    arena = arena_at(slug)
    mine = participation_of(visitor_or_guest(request), arena)
    closed = closed_parts(arena).filter(part=Part.PARTICIPANTS).first() if mine is None else None
    asked = ParticipantsForm(request.GET)
    sector, name = asked.wanted()
    rows = participants_from(arena, sector, name) if closed is None else None
    context = {
        "arena": arena,
        "room": "participants",
        "room_title": _("Deltagere"),
        "mine": mine,
        "closed": closed,
        "page": page(rows, request.GET.get("page"), size=PAGE_SIZE) if rows is not None else None,
        "name": name,
        "is_long": arena.size > LONG,
        "sectors": [(one, count) for one, count in arena.people.items() if count],
        "sector": sector,
        "serving": serving(arena) if closed is None else None,
        "departures": departures(arena)[:20] if mine is not None else [],
    }
    return render(request, "arenas/participants.html", context)
