"""Saying what an arena is about."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas import actions
from samskab.ground.arenas.forms.describing import PurposeForm, StartingPointForm, ThemesForm
from samskab.ground.arenas.queries.arenas import themes_of, themes_offered
from samskab.ground.arenas.queries.participants import taking_part
from samskab.ground.arenas.views.asking import ask, back
from samskab.kernel.forms import done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.visitor import visitor_or_guest


@open_to_guests
def describe(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the shared purpose other words."""
    here = taking_part(visitor_or_guest(request), slug)
    form = PurposeForm(request.POST or None, initial={"text": here.arena.purpose})
    if done(form, lambda said: actions.say_purpose(arena=here.arena, text=said["text"], by=here.person)):
        return back(request, here, _("Det nye formål står øverst i arenaen."))
    return ask(request, form, here)


@open_to_guests
def themes(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose what the arena is about."""
    here = taking_part(visitor_or_guest(request), slug)
    form = ThemesForm(
        request.POST if request.method == "POST" else None,
        initial={"themes": [theme.slug for theme in themes_of(here.arena)]},
        offered=themes_offered(here.arena),
    )

    def choose(said: Mapping[str, Any]) -> None:
        chosen = form.chosen()
        if said["name"]:
            chosen.append(actions.add_theme(name=said["name"], by=here.person))
        actions.choose_themes(arena=here.arena, themes=chosen, by=here.person)

    if done(form, choose):
        return back(request, here, _("Temaerne er gemt."))
    return ask(request, form, here)


@open_to_guests
def start_from(request: HttpRequest, slug: str) -> HttpResponse:
    """Say that the arena starts from something else, and why."""
    here = taking_part(visitor_or_guest(request), slug)
    form = StartingPointForm(request.POST or None, initial={"starting_point": here.arena.starting_point})
    if done(form, lambda said: actions.change_starting_point(arena=here.arena, **said, by=here.person)):
        return back(request, here, _("Udgangspunktet er gemt, og jeres grund står her på siden."))
    return ask(request, form, here)
