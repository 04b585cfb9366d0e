"""The actor map as a picture and as a table, and one actor on it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from samskab.ground.arenas.enums import Part
from samskab.ground.arenas.queries.arenas import arena_at
from samskab.ground.arenas.queries.participants import participation_of, taking_part
from samskab.ground.arenas.queries.parts import shut_to
from samskab.ground.arenas.queries.strengths import strengths_of
from samskab.ground.arenas.rules.taking_part import may_invite_into
from samskab.kernel.forms import done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.stages.gather import actions
from samskab.stages.gather.enums import TieKind
from samskab.stages.gather.forms.map import ActorChangeForm, ActorForm, TieForm
from samskab.stages.gather.queries.actors import AVersion, actor_for, versions_of
from samskab.stages.gather.queries.actors import actors as everybody
from samskab.stages.gather.views.asking import ask, back

DRAWN = 40


@public
@require_safe
def actor_map(request: HttpRequest, slug: str) -> HttpResponse:
    """Who is relevant, who is affected, and who is missing."""
    found = arena_at(slug)
    participation = participation_of(visitor_or_guest(request), found)
    shut = shut_to(participation, found)
    seen = [] if Part.ACTORS in shut else everybody(found)
    context = {
        "arena": found,
        "room": "map",
        "room_title": _("Aktørkort"),
        "participation": participation,
        "shut": Part.ACTORS in shut,
        "names": Part.PARTICIPANTS not in shut,
        "strengths": None if Part.PARTICIPANTS in shut else strengths_of(found),
        "may_invite": bool(may_invite_into(arena=found, participation=participation)),
        "actors": seen,
        "drawn": seen[:DRAWN],
        "no_affected_citizens": not any(actor.affected and actor.sector == "citizen" for actor in seen),
    }
    return render(request, "gather/map.html", context)


@public
@require_safe
def actor(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """One actor: what is known, who has to do with them, and everything that was written before."""
    found = arena_at(slug)
    participation = participation_of(visitor_or_guest(request), found)
    shut = shut_to(participation, found)
    if Part.ACTORS in shut:
        return HttpResponseRedirect(reverse("gather:map", args=[slug]))
    seen = actor_for(found, ref)
    context = {
        "arena": found,
        "room": "map",
        "room_title": seen.name,
        "participation": participation,
        "names": Part.PARTICIPANTS not in shut,
        "actor": seen,
        "mine": seen.tied_by(participation),
        "form": TieForm(),
        "versions": list(versions_of(seen.version.actor)),
    }
    return render(request, "gather/actor.html", context)


@open_to_guests
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Put somebody on the map."""
    here = taking_part(visitor_or_guest(request), slug)
    form = ActorForm(request.POST or None)
    if done(form, lambda _said: actions.add_actor(arena=here.arena, told=form.told(), by=here.person)):
        return back(request, here.arena, "gather:map", _("De står nu på kortet."))
    return ask(request, form, here.arena, "gather:map")


@open_to_guests
def change(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Write what is known of an actor anew, without writing over what somebody else wrote meanwhile."""
    here = taking_part(visitor_or_guest(request), slug)
    seen = actor_for(here.arena, ref)
    now = seen.version
    written = {
        name: getattr(now, name) for name in ("name", "relevant", "affected", "why", "brings", "needs", "is_off")
    }
    form = ActorChangeForm(request.POST or None, initial={**written, "sector": now.of_sector, "seen": now.number})
    if done(
        form,
        lambda said: actions.change_actor(actor=now.actor, told=form.told(), seen=said["seen"], by=here.person),
    ):
        return back(request, here.arena, "gather:map", _("Kortet er rettet. Det, der stod før, er gemt."))
    meanwhile = None
    if form.is_bound and form.data.get("seen") != str(now.number):
        form.having_read(now.number)
        meanwhile = now
    return ask(request, form, here.arena, "gather:map", template="gather/change.html", meanwhile=meanwhile)


def as_written(version: AVersion) -> dict[str, Any]:
    """A version as the fields of the form that changes it."""
    kept = ("name", "relevant", "affected", "why", "brings", "needs", "is_off")
    return {"sector": version.of_sector, "seen": version.number, **{name: getattr(version, name) for name in kept}}


@open_to_guests
@require_POST
def tie(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Say what one has to do with an actor, or take it back."""
    here = taking_part(visitor_or_guest(request), slug)
    who = actor_for(here.arena, ref).version.actor
    kind, undo = request.POST.get("kind", ""), request.POST.get("undo", "")
    form = TieForm(request.POST)
    if undo in TieKind.values:
        actions.untie_actor(actor=who, kind=TieKind(undo), by=here.person)
        messages.success(request, _("Det er trukket tilbage."))
    elif kind in TieKind.values and done(
        form, lambda said: actions.tie_actor(actor=who, kind=TieKind(kind), by_day=said["by_day"], by=here.person)
    ):
        messages.success(request, _("Det står nu på kortet."))
    else:
        messages.error(request, " ".join(str(error) for errors in form.errors.values() for error in errors))
    return HttpResponseRedirect(reverse("gather:actor", args=[slug, ref]))
