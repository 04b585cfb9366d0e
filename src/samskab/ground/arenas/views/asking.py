"""How a page that asks one thing about an arena looks: its form carries the words."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.queries.participants import Participant
from samskab.kernel.http.kept import show_again
from samskab.kernel.http.onward import go_on


def ask(request: HttpRequest, form: BaseForm, participation: Participant, **more: Any) -> HttpResponse:
    """The page of a form in the arena of one who takes part, with what they wrote before they did."""
    show_again(request, form)
    context = {
        "arena": participation.arena,
        "form": form,
        "back": reverse("arenas:about", args=[participation.arena.slug]),
        "back_label": _("Om arenaen"),
        **more,
    }
    return render(request, "arenas/ask.html", context)


def back(request: HttpRequest, participation: Participant, said: str | Promise) -> HttpResponseRedirect:
    """On to the page about the arena, where what was done is seen."""
    return go_on(request, reverse("arenas:about", args=[participation.arena.slug]), said)
