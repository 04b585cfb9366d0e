"""Stepping into an arena: what one says yes to, and as whom."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from samskab.ground.arenas import actions
from samskab.ground.arenas.forms.entering import PerspectiveForm
from samskab.ground.arenas.queries.looking import meet
from samskab.ground.arenas.queries.needs import needs
from samskab.ground.arenas.queries.own_ways import own_ways
from samskab.ground.arenas.queries.participants import participants
from samskab.ground.arenas.queries.told_first import About, told_first
from samskab.ground.arenas.rules.way_in import way_in
from samskab.ground.arenas.views.way_in import onward
from samskab.ground.people.queries.people import perspectives_of
from samskab.ground.people.queries.speaking import organisations_of
from samskab.kernel.http.kept import is_kept
from samskab.kernel.http.limits import HOUR, Limit, limited
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor, visitor_or_guest

SHOWN = 6


@public
@limited("enter_arena", Limit(60, HOUR, per="person"))
def enter(request: HttpRequest, slug: str) -> HttpResponse:
    """What the arena is about, what is agreed and what is uncertain; and on POST one steps in."""
    person, here = visitor(request), visitor_or_guest(request)
    met = meet(slug, here)
    arena = met.arena
    going_on = onward(request, arena)
    if person is None and (way := way_in(request.session, arena, here, going_on)):
        return HttpResponseRedirect(way)
    if met.looker.participation is not None:
        return HttpResponseRedirect(going_on or reverse("arenas:me", args=[slug]))
    form = None
    if person is not None:
        own = perspectives_of(person)
        form = PerspectiveForm(
            request.POST if request.method == "POST" else None,
            own=own,
            organisations=organisations_of(person),
            initial={"perspective": own[0] if len(own) == 1 else None},
        )
        if form.is_valid():
            actions.enter(arena=arena, **form.cleaned_data, by=person)
            messages.success(request, _("Du er med nu. Velkommen."))
            return HttpResponseRedirect(going_on or arena.get_absolute_url())
    context = {
        "arena": arena,
        "room": "enter",
        "room_title": _("Træd ind"),
        "form": form,
        "is_guest": here is not None and person is None,
        "own_ways": own_ways(arena),
        "drafts": told_first(arena, About.DRAFTED),
        "uncertainties": told_first(arena, About.UNCERTAIN),
        "needs": [each for each in needs(arena, met.looker, most=4) if each.code != "enter"][:3],
        "closed": met.closed,
        "some": participants(arena)[:SHOWN] if met.sees_names else [],
        "onward": urlencode({"next": request.get_full_path()}),
        "has_written": is_kept(request, arena.get_absolute_url()),
    }
    return render(request, "arenas/enter.html", context)
