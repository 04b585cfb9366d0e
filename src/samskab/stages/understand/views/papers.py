"""Statements on paper: a sheet to print, and what was answered on it typed in."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from samskab.ground.arenas.queries.arenas import arena_at
from samskab.ground.arenas.queries.participants import taking_part
from samskab.ground.people.enums import Sector
from samskab.kernel.forms import done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.kept import show_again
from samskab.kernel.http.limits import limited
from samskab.kernel.http.onward import go_on
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.stages.understand import actions
from samskab.stages.understand.forms.answering import numbers_in
from samskab.stages.understand.forms.papers import PapersForm, PaperStatementForm
from samskab.stages.understand.queries.statements import statements_to_print
from samskab.stages.understand.views.doors import HOME, SAYING, ask, home_of, shown


@public
@require_safe
def cards(request: HttpRequest, slug: str) -> HttpResponse:
    """The statements as a sheet to print, to tick with a pen; `?as=cards` makes a card of each, to put on a table."""
    arena = arena_at(slug)
    statements = statements_to_print(arena, numbers_in(request.GET.get("numbers", "")))
    as_cards = request.GET.get("as") == "cards"
    context = shown(
        request,
        arena,
        _("Udsagn på papir"),
        statements=statements,
        as_cards=as_cards,
        sectors=list(Sector),
        home=home_of(arena),
    )
    return render(request, "understand/cards.html", context)


@open_to_guests
@limited("understand", SAYING)
def papers(request: HttpRequest, slug: str) -> HttpResponse:
    """Type in a pile of papers."""
    here = taking_part(visitor_or_guest(request), slug)
    form = PapersForm(request.POST or None)
    entered: list[int] = []

    def act(said: Mapping[str, Any]) -> None:
        entered.append(actions.enter_papers(arena=here.arena, papers=said["papers"], pile=said["pile"], by=here.person))

    if done(form, act):
        told = ngettext(
            "%(number)d papir er skrevet ind. Det tæller som alle andre svar.",
            "%(number)d papirer er skrevet ind. De tæller som alle andre svar.",
            entered[0],
        )
        return go_on(request, reverse("understand:papers", args=[slug]), told % {"number": entered[0]})
    show_again(request, form)
    context = shown(
        request,
        here.arena,
        _("Skriv svar ind fra papir"),
        here=here,
        form=form,
        statements=statements_to_print(here.arena, ()),
        home=home_of(here.arena),
    )
    return render(request, "understand/papers.html", context)


@open_to_guests
@limited("understand", SAYING)
def statement(request: HttpRequest, slug: str) -> HttpResponse:
    """Type in a statement that somebody wrote on a paper."""
    here = taking_part(visitor_or_guest(request), slug)
    form = PaperStatementForm(request.POST or None)
    if done(form, lambda said: actions.enter_statement(arena=here.arena, **said, by=here.person)):
        return go_on(request, reverse("understand:papers", args=[slug]), _("Udsagnet ligger på bordet."))
    return ask(request, form, here.arena, home_of(here.arena), str(HOME))
