"""The front page of an arena, which gathers what every step has to say about it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samskab.ground.arenas.queries.activity import latest_acts
from samskab.ground.arenas.queries.arenas import arena_at
from samskab.ground.arenas.queries.needs import Looker, needs
from samskab.ground.arenas.queries.participants import participation_of
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor


@public
@require_safe
def arena(request: HttpRequest, slug: str) -> HttpResponse:
    """What the arena is about, what it needs from the one who looks, and what has happened."""
    person = visitor(request)
    found = arena_at(slug)
    looker = Looker(person=person, participation=participation_of(person, found))
    context = {
        "arena": found,
        "room_title": found.title,
        "looker": looker,
        "needs": needs(found, looker),
        "acts": latest_acts(found),
    }
    return render(request, "web/arena.html", context)
