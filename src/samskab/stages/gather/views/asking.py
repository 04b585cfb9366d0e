"""How a page that asks one thing while gathering looks: its form carries the words."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.queries.arenas import AnArena
from samskab.kernel.http.kept import show_again
from samskab.kernel.http.onward import go_on

_BACK = {
    "gather:map": _("Aktørkort"),
    "gather:together": _("Hvad vi ikke kan alene"),
    "gather:frames": _("Rammer"),
    "gather:guidelines": _("Sådan vil vi være sammen"),
    "gather:duties": _("Det offentliges pligter"),
}


def ask(request: HttpRequest, form: BaseForm, arena: AnArena, to: str, **more: Any) -> HttpResponse:
    """The page of a form, with what was written before one could send it; `to` names the address it leads back to."""
    show_again(request, form)
    template = more.pop("template", "arenas/ask.html")
    context = {"arena": arena, "form": form, "back": reverse(to, args=[arena.slug]), "back_label": _BACK[to], **more}
    return render(request, template, context)


def back(request: HttpRequest, arena: AnArena, to: str, said: str | Promise) -> HttpResponseRedirect:
    """On to where what was done is seen."""
    return go_on(request, reverse(to, args=[arena.slug]), said)
