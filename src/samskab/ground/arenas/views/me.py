"""One's own page in an arena: the hat one wears, following, and the way out."""

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from samskab.ground.arenas import actions
from samskab.ground.arenas.enums import prompt_for
from samskab.ground.arenas.forms.entering import LeavingForm, PerspectiveForm
from samskab.ground.arenas.queries.arenas import arena_at
from samskab.ground.arenas.queries.involvement import own_involvement
from samskab.ground.arenas.queries.participants import follows, participation_of
from samskab.ground.arenas.rules.way_in import way_in
from samskab.ground.people.enums import Perspective
from samskab.ground.people.queries.people import perspectives_of
from samskab.ground.people.queries.speaking import organisations_of
from samskab.kernel.http.limits import HOUR, Limit, limited
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor, visitor_or_guest


@public
@limited("me_in_arena", Limit(60, HOUR, per="person"))
def me(request: HttpRequest, slug: str) -> HttpResponse:
    """As whom one takes part, with another hat to put on, and the way out. Open to guests who take part."""
    arena, person = arena_at(slug), visitor_or_guest(request)
    participation = participation_of(person, arena)
    if participation is None and visitor(request) is None and (way := way_in(request.session, arena, person)):
        return HttpResponseRedirect(way)
    if person is None:
        return redirect_to_login(request.path)
    context = {"arena": arena, "room": "me", "room_title": _("Dig i arenaen"), "participation": participation}
    if participation is None:
        is_guest = visitor(request) is None
        return render(
            request, "arenas/outside.html", {**context, "follows": follows(person, arena), "is_guest": is_guest}
        )
    hat = Perspective(participation.perspective)
    initial = {"perspective": hat, "organisation": participation.organisation and participation.organisation.ref}
    wears = request.method == "POST" and request.POST.get("act") == "wear"
    leaves = request.method == "POST" and request.POST.get("act") == "leave"
    form = PerspectiveForm(
        request.POST if wears else None,
        own=[hat, *perspectives_of(person)],
        organisations=organisations_of(person),
        initial=initial,
    )
    leaving = LeavingForm(request.POST if leaves else None, initial={"named": ""})
    if form.is_valid():
        actions.take_perspective(arena=arena, **form.cleaned_data, by=person)
        messages.success(request, _("Du taler nu som: %(hat)s.") % {"hat": form.cleaned_data["perspective"].label})
        return HttpResponseRedirect(request.path)
    if leaving.is_valid():
        actions.leave(arena=arena, **leaving.cleaned_data, by=person)
        messages.success(request, _("Du er gået ud. Det, du har givet, bliver her, og du kan altid komme igen."))
        return HttpResponseRedirect(arena.get_absolute_url())
    own = own_involvement(participation)
    said = {"form": form, "leaving": leaving, "hat": hat, "prompt": prompt_for(hat), "own": own}
    return render(request, "arenas/me.html", {**context, **said})


def follow(request: HttpRequest, slug: str) -> HttpResponse:
    """Follow an arena from outside; looking at the address leads to the arena."""
    arena, person = arena_at(slug), visitor(request)
    if request.method == "POST":
        if participation_of(person, arena) is None:
            actions.follow(arena=arena, by=person)
        messages.success(request, _("Du følger arenaen nu. Du kan holde op igen, når du vil."))
    return HttpResponseRedirect(arena.get_absolute_url())


def unfollow(request: HttpRequest, slug: str) -> HttpResponse:
    """Stop following."""
    arena = arena_at(slug)
    if request.method == "POST":
        actions.unfollow(arena=arena, by=visitor(request))
        messages.success(request, _("Du følger ikke arenaen mere."))
    return HttpResponseRedirect(arena.get_absolute_url())
