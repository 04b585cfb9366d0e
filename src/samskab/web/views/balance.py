"""Who takes part in an arena, who is heard, over time, and what came of asking more in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samskab.ground.arenas.queries.balance import fills_much, voices_now
from samskab.ground.arenas.queries.balance_over_time import weeks_of
from samskab.ground.arenas.queries.invitations_shown import invitations_shown
from samskab.ground.arenas.queries.involvement import involvement_of, own_involvement
from samskab.ground.arenas.queries.looking import meet
from samskab.ground.arenas.queries.strengths import strengths_of
from samskab.ground.arenas.rules.taking_part import may_invite_into
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest


@public
@require_safe
def balance(request: HttpRequest, slug: str) -> HttpResponse:
    """The numbers first, then the drawing. Open to all; one who fills much is told so alone."""
    met = meet(slug, visitor_or_guest(request))
    weeks = weeks_of(met.arena)
    joined, first = sum(week.joined for week in weeks), sum(week.first for week in weeks)
    mine = met.looker.participation
    context = {
        "arena": met.arena,
        "room": "balance",
        "involved": involvement_of(met.arena),
        "own": own_involvement(mine) if mine is not None else {},
        "strengths": strengths_of(met.arena) if met.sees_names else None,
        "may_invite": bool(may_invite_into(arena=met.arena, participation=mine)),
        "voices": voices_now(met.arena),
        "weeks": weeks[::-1],
        "drawn": [(f"{week.start.day}/{week.start.month}", week.percents) for week in weeks],
        "joined": joined,
        "first": first,
        "invitations": invitations_shown(met.arena, joined=joined, first=first),
        "fills_much": fills_much(met.arena, mine),
    }
    return render(request, "web/balance.html", context)
