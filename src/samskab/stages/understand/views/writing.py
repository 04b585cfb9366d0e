"""Writing a statement of one's own, with what looks alike shown on the way, and giving it other words."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samskab.ground.arenas.queries.arenas import AnArena, arena_at
from samskab.ground.arenas.queries.participants import taking_part
from samskab.ground.arenas.rules.way_in import entrance
from samskab.kernel.forms import begin, done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.kept import forget, keep
from samskab.kernel.http.limits import limited
from samskab.kernel.http.onward import go_on, page_of
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor, visitor_or_guest
from samskab.kernel.refusal import Refusal
from samskab.stages.understand import actions
from samskab.stages.understand.bridge.alike import look_alikes
from samskab.stages.understand.forms.writing import RewordForm, StatementForm
from samskab.stages.understand.queries.frames import frame_asked_for
from samskab.stages.understand.queries.statements import statement_for
from samskab.stages.understand.rules import may_reword
from samskab.stages.understand.rules.ideas import holds_two_ideas
from samskab.stages.understand.views.doors import HOME, SAYING, ask, home_of


@open_to_guests
@limited("understand", SAYING)
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a statement on the table. Whoever has not seen what looks alike sees it once, and goes on if they will.

    Who does not take part yet is led to the way in, and what they wrote waits for them.
    """
    try:
        here = taking_part(visitor_or_guest(request), slug)
    except Refusal as refusal:
        if refusal.code != "not_participant" or request.method != "POST" or visitor(request) is None:
            raise
        keep(request)
        home = reverse("understand:home", args=[slug])
        return HttpResponseRedirect(entrance(slug, page_of(request, within=home, otherwise=home)))
    frame = frame_asked_for(here.arena, request.POST.get("started_from") or request.GET.get("frame", ""), here)
    form = StatementForm(request.POST or None, initial={"started_from": frame.ref if frame is not None else ""})
    found: dict[str, Any] = {}
    if form.is_valid() and not form.cleaned_data["seen"]:
        found = _found(here.arena, form.cleaned_data["words"])
        if found["alike"] or found["two"]:
            form = StatementForm(initial={**form.cleaned_data, "seen": True})
            forget(request)  # or words from before one came in would stand where these do
    if done(form, lambda said: _write(here.arena, said, here.person)):
        return go_on(request, home_of(here.arena), _("Dit udsagn ligger på bordet. De andre bliver spurgt om det."))
    more = {"template": "understand/new.html", "frame": frame, **found}
    return ask(request, form, here.arena, home_of(here.arena), str(HOME), **more)


@public
@require_safe
def alike(request: HttpRequest, slug: str) -> HttpResponse:
    """Only what looks alike, for the page that asks while somebody writes."""
    arena = arena_at(slug)
    form = StatementForm(request.GET)
    found = _found(arena, form.cleaned_data["words"]) if form.is_valid() else {}
    return render(request, "understand/alike.html", {"arena": arena, **found})


@open_to_guests
@limited("understand", SAYING)
def reword(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Give one's own statement other words."""
    here = taking_part(visitor_or_guest(request), slug)
    statement = statement_for(here.arena, ref)
    page = reverse("understand:statement", args=[slug, ref])
    form = RewordForm(request.POST or None, initial={"words": statement.words})
    if done(form, lambda said: actions.reword(statement=statement, words=said["words"], by=here.person)):
        return go_on(request, page, _("Udsagnet har fået nye ord. De, der har svaret, bliver spurgt igen."))
    begin(form, may_reword(statement=statement, here=here))
    return ask(request, form, here.arena, page, str(_("Udsagnet")))


def _write(arena: AnArena, said: Any, by: Any) -> object:
    return actions.write_statement(arena=arena, words=said["words"], started_from=said["started_from"], by=by)


def _found(arena: AnArena, words: str) -> dict[str, Any]:
    return {"alike": look_alikes(arena, words), "two": holds_two_ideas(words)}
