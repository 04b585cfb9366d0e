"""The statements of an arena, one of them with everything about it, and those that say the same."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from samskab.ground.arenas.queries.arenas import arena_at
from samskab.ground.arenas.queries.participants import participation_of, taking_part
from samskab.kernel.forms import done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.limits import limited
from samskab.kernel.http.onward import go_on
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.kernel.paging import page
from samskab.kernel.text.diffs import diff
from samskab.stages.understand import actions
from samskab.stages.understand.bridge.alike import look_alikes
from samskab.stages.understand.bridge.open_data import given
from samskab.stages.understand.forms.answering import SearchForm, numbers_in
from samskab.stages.understand.forms.writing import LinkForm, TakeForm
from samskab.stages.understand.queries.answers import answers_of
from samskab.stages.understand.queries.beside import STATEMENT, texts_of_the_problem, texts_with
from samskab.stages.understand.queries.frames import frame_started_from
from samskab.stages.understand.queries.restating import restatings_of
from samskab.stages.understand.queries.statements import (
    is_authors,
    link_for,
    link_of,
    links_to,
    statement_for,
    statement_numbered,
    statements_in,
    wordings_of,
)
from samskab.stages.understand.views.doors import SAYING, ask, home_of, shown


@public
@require_safe
def every(request: HttpRequest, slug: str) -> HttpResponse:
    """Every statement of the arena, the newest first, or those that hold some words."""
    arena = arena_at(slug)
    words = SearchForm(request.GET).words()
    only = numbers_in(request.GET.get("number", ""))
    found = page(statements_in(arena, words=words, number=only[0] if only else None), request.GET.get("page"))
    here = participation_of(visitor_or_guest(request), arena)
    mine = answers_of(here)
    context = shown(
        request,
        arena,
        _("Alle udsagn"),
        here=here,
        page=found,
        rows=[(each, told, mine.get(each.pk)) for each, told in zip(found.rows, given(arena, found.rows), strict=True)],
        sorted_away=any(each.sorted_away for each in found.rows),
        words=words,
        query=request.GET,
        home=home_of(arena),
    )
    return render(request, "understand/statements.html", context)


@public
@require_safe
def statement(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """One statement: its wordings, what was answered in sum, what says the same, and whether it is understood."""
    arena = arena_at(slug)
    found = statement_for(arena, ref)
    here = participation_of(visitor_or_guest(request), arena)
    wordings = wordings_of(found)
    tries = list(restatings_of(found))
    context = shown(
        request,
        arena,
        _("Udsagn nummer %(number)d") % {"number": found.number},
        here=here,
        statement=found,
        mine=answers_of(here).get(found.pk),
        told=given(arena, [found])[0],
        changes=[(after, diff(before.words, after.words)) for before, after in pairwise(wordings)],
        tries=tries,
        understood=any(
            each.wording == found.wording and hasattr(each, "answer") and each.answer.confirmed for each in tries
        ),
        own=is_authors(found, here) or (here is not None and found.entered_by_id == here.pk),
        authors=is_authors(found, here),
        link=link_of(found),
        links=links_to(found),
        kind=STATEMENT,
        frame=frame_started_from(arena, found.started_from, here),
        taken_in=texts_with(found),
        texts=texts_of_the_problem(arena),
        home=home_of(arena),
    )
    return render(request, "understand/statement.html", context)


@open_to_guests
@limited("understand", SAYING)
def link(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Say that a statement says the same as another."""
    here = taking_part(visitor_or_guest(request), slug)
    found = statement_for(here.arena, ref)
    path = reverse("understand:statement", args=[slug, ref])
    form = LinkForm(request.POST or None)

    def act(said: Mapping[str, Any]) -> object:
        same_as = statement_numbered(here.arena, said["number"])
        return actions.link_statements(statement=found, same_as=same_as, by=here.person)

    if done(form, act):
        return go_on(request, path, _("De to vises nu sammen. Alle kan skille dem igen."))
    alike = look_alikes(here.arena, found.words, besides=str(ref))
    more = {"template": "understand/link.html", "quoted": found.words, "alike": alike}
    return ask(request, form, here.arena, path, str(_("Udsagnet")), **more)


@open_to_guests
@limited("understand", SAYING)
def take(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Take a statement into a shared text on how people understand it."""
    here = taking_part(visitor_or_guest(request), slug)
    found = statement_for(here.arena, ref)
    path = reverse("understand:statement", args=[slug, ref])
    form = TakeForm(request.POST or None, texts=texts_of_the_problem(here.arena))
    if done(form, lambda said: actions.take_into_text(statement=found, document=said["text"], by=here.person)):
        return go_on(request, path, _("Udsagnet står nu i teksten. Alle kan skrive videre på det."))
    return ask(request, form, here.arena, path, str(_("Udsagnet")), quoted=found.words)


@open_to_guests
@require_POST
def part(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Say that two statements do not say the same after all."""
    here = taking_part(visitor_or_guest(request), slug)
    standing = link_for(here.arena, ref)
    actions.part_statements(link=standing, by=here.person)
    return go_on(
        request,
        reverse("understand:statement", args=[slug, standing.statement.ref]),
        _("De to er skilt igen, og vi spørger til dem begge."),
    )
