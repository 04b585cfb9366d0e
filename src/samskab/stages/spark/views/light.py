"""Lighting an arena: one page, and a last press for those who had to sign in on the way."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from samskab.ground.arenas.rules.taking_part import may_start
from samskab.ground.people.enums import Perspective
from samskab.ground.people.queries.people import Somebody, perspectives_of
from samskab.ground.people.queries.speaking import organisations_of
from samskab.kernel.http.limits import HOUR, Limit, limited
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor
from samskab.kernel.ids import new_ref
from samskab.kernel.refusal import Refusal
from samskab.stages.spark.actions import light_arena
from samskab.stages.spark.bridge import look_alikes
from samskab.stages.spark.forms.begin import BeginForm
from samskab.stages.spark.forms.light import LightForm, refs_in, suggested_title
from samskab.stages.spark.forms.places import place_value
from samskab.stages.spark.queries.sparks import seen
from samskab.stages.spark.views import drafts


@public
@limited("light", Limit(60, HOUR))
def light(request: HttpRequest) -> HttpResponse:
    """The page that lights an arena. Whoever is not signed in yet is led round by the entrance, and back to it."""
    person = visitor(request)
    if request.method == "POST":
        return _sent(request, person)
    written = drafts.kept(request, request.GET.get("draft", ""))
    if written is None:
        return _page(request, _fresh(request, person))
    form = _bound(written, person)
    if person is not None and may_start(person) and form.is_valid() and "change" not in request.GET:
        return render(request, "spark/ready.html", {"form": form})
    return _page(request, form)


def _sent(request: HttpRequest, person: Somebody | None) -> HttpResponse:
    """Light the arena of a whole form, or keep the form while its writer signs in."""
    form = _bound(request.POST, person)
    if not form.is_valid():
        return _page(request, form)
    given = form.cleaned_data
    if person is None or not may_start(person):
        drafts.keep(request, given["draft"])
        back = f"{reverse('spark:light')}?{urlencode({'draft': given['draft']})}"
        return HttpResponseRedirect(f"{reverse('account_signup')}?{urlencode({'next': back})}")
    try:
        arena = light_arena(**given, by=person)
    except Refusal as refusal:
        if refusal.field not in form.fields:
            raise
        form.add_error(refusal.field, str(refusal))
        return _page(request, form)
    drafts.forget(request, given["draft"])
    messages.success(request, _("Arenaen er tændt. Nu kan du invitere de første."))
    return HttpResponseRedirect(arena.get_absolute_url())


def _bound(written: QueryDict, person: Somebody | None) -> LightForm:
    """The form as it was written, with the arenas that it says were shown."""
    arenas, _forums = seen(refs_in(written.get("seen", "")))
    return LightForm(written, arenas=arenas, organisations=organisations_of(person) if person is not None else None)


def _fresh(request: HttpRequest, person: Somebody | None) -> LightForm:
    """A new form, begun from what was written in the field."""
    began = BeginForm(request.GET)
    began.is_valid()
    text = began.cleaned_data.get("text") or request.GET.get("text", "")
    code = began.code
    alike = look_alikes(text=text, place=code) if "text" in began.cleaned_data and text else []
    arenas, _forums = seen([each.ref for each in alike])
    held = perspectives_of(person) if person is not None else []
    initial: dict[str, Any] = {
        "draft": new_ref(),
        "seen": ",".join(str(each.ref) for each in alike),
        "text": text,
        "title": suggested_title(text),
        "starting_point": "problem",
        "place": "" if code is None else place_value(code),
        "spot": began.cleaned_data.get("place", "") if code is None else "",
        "perspective": held[0] if held else Perspective.CITIZEN,
    }
    spoken_for = organisations_of(person) if person is not None else None
    return LightForm(initial=initial, arenas=arenas, organisations=spoken_for)


def _page(request: HttpRequest, form: LightForm) -> HttpResponse:
    return render(request, "spark/light.html", {"form": form, "asks_why": bool(form["seen"].value())})
