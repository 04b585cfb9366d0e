"""Who takes part in an arena and who is heard, over time."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samskab.ground.arenas.queries.balance import fills_much, voices_now
from samskab.ground.arenas.queries.balance_over_time import weeks_of
from samskab.ground.arenas.queries.looking import meet
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest


@public
@require_safe
def balance(request: HttpRequest, slug: str) -> HttpResponse:
    """The numbers first, then the drawing. Open to all; one who fills much is told so alone."""
    met = meet(slug, visitor_or_guest(request))
    weeks = weeks_of(met.arena)
    context = {
        "arena": met.arena,
        "room": "balance",
        "voices": voices_now(met.arena),
        "weeks": weeks[::-1],
        "drawn": [(f"{week.start.day}/{week.start.month}", week.percents) for week in weeks],
        "joined": sum(week.joined for week in weeks),
        "first": sum(week.first for week in weeks),
        "fills_much": fills_much(met.arena, met.looker.participation),
    }
    return render(request, "web/balance.html", context)
