"""Who is at the door of what people say, what its pages are drawn with, and the way back."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import State
from samskab.ground.arenas.queries.arenas import AnArena
from samskab.ground.arenas.queries.participants import Participant, participation_of
from samskab.kernel.http.kept import show_again
from samskab.kernel.http.limits import HOUR, Limit
from samskab.kernel.http.visitor import visitor_or_guest

ROOM = "understand"
SAYING = Limit(120, HOUR, per="person")


def shown(
    request: HttpRequest, arena: AnArena, title: str | Promise, *, here: Participant | None = None, **more: Any
) -> dict[str, Any]:
    """What every page of the room needs. `here` is asked for when it is not given."""
    mine = here or participation_of(visitor_or_guest(request), arena)
    is_open = arena.state == State.OPEN
    acts = {"is_open": is_open, "may_act": is_open and mine is not None}
    return {"arena": arena, "room": ROOM, "room_title": title, "here": mine, **acts, **more}


def ask(request: HttpRequest, form: BaseForm, arena: AnArena, back: str, back_label: str, **more: Any) -> HttpResponse:
    """The page of a form, with what was written before one came in."""
    show_again(request, form)
    template = more.pop("template", "understand/ask.html")
    context = {"arena": arena, "form": form, "back": back, "back_label": back_label, **more}
    return render(request, template, context)


def home_of(arena: AnArena) -> str:
    """The address of the room."""
    return reverse("understand:home", args=[arena.slug])


HOME = _("Forstå")
