"""What an arena is, who stands behind it, what it belongs with, and how all of that came to be."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samskab.ground.arenas.enums import Part
from samskab.ground.arenas.queries.areas import areas_about
from samskab.ground.arenas.queries.arenas import arena_at, themes_of
from samskab.ground.arenas.queries.describing import purposes, starting_point_changes
from samskab.ground.arenas.queries.links import ties
from samskab.ground.arenas.queries.own_ways import own_ways, serving
from samskab.ground.arenas.queries.participants import initiators, participation_of
from samskab.ground.arenas.queries.parts import closed_parts
from samskab.ground.arenas.queries.resting import rests
from samskab.ground.arenas.queries.stewardship import stewardship_requests
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest


@public
@require_safe
def about(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything about the arena itself, open to all; what one can do about it is for those who take part."""
    found = arena_at(slug)
    person = visitor_or_guest(request)
    participation = participation_of(person, found)
    closed = list(closed_parts(found))
    shut = {each.part for each in closed}
    behind = list(initiators(found))
    questions = list(stewardship_requests(found))
    resting = list(rests(found))
    themes = themes_of(found)
    context = {
        "arena": found,
        "room": "about",
        "room_title": _("Om arenaen"),
        "participation": participation,
        "names": participation is not None or Part.PARTICIPANTS not in shut,
        "spot": participation is not None or Part.LOCATION not in shut,
        "purposes": list(purposes(found)),
        "themes": themes,
        "areas": areas_about(themes),
        "changes": list(starting_point_changes(found)),
        "initiators": behind,
        "is_initiator": any(each.person == person for each in behind),
        "questions": questions,
        "answered": {each.pk for each in questions for answer in each.answers.all() if answer.person == person},
        "rests": [rest for rest in resting if not rest.waits],
        "rest_waits": next((rest for rest in resting if rest.waits), None),
        "ties": ties(found),
        "closed": closed,
        "own_ways": own_ways(found),
        "serving": serving(found) if participation is not None or Part.PARTICIPANTS not in shut else None,
    }
    return render(request, "arenas/about.html", context)
