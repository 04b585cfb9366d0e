"""The draft of how people in an arena want to be together."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from samskab.ground.arenas.queries.arenas import arena_at
from samskab.ground.arenas.queries.own_ways import own_ways
from samskab.ground.arenas.queries.participants import participation_of, taking_part
from samskab.ground.arenas.rules.taking_part import may_act
from samskab.kernel.forms import done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.stages.gather import actions
from samskab.stages.gather.forms.guidelines import GuidelineForm, RewordForm
from samskab.stages.gather.queries.guidelines import drafted, guideline_for, let_go
from samskab.stages.gather.views.asking import ask, back

HERE = "gather:guidelines"


@public
@require_safe
def guidelines(request: HttpRequest, slug: str) -> HttpResponse:
    """The draft as it stands, and the lines that no longer do."""
    arena, person = arena_at(slug), visitor_or_guest(request)
    lines = [(line, person is not None and line.is_said_by(person)) for line in drafted(arena)]
    context = {
        "arena": arena,
        "room": "frames",
        "room_title": _("Sådan vil vi være sammen"),
        "lines": lines,
        "stands": own_ways(arena),
        "let_go": let_go(arena),
        "may_write": bool(may_act(arena=arena, participation=participation_of(person, arena))),
    }
    return render(request, "gather/guidelines.html", context)


@open_to_guests
def draft(request: HttpRequest, slug: str) -> HttpResponse:
    """Write a line."""
    here = taking_part(visitor_or_guest(request), slug)
    form = GuidelineForm(request.POST or None)
    if done(form, lambda told: actions.draft_guideline(arena=here.arena, text=told["text"], by=here.person)):
        return back(request, here.arena, HERE, _("Linjen står nu på udkastet."))
    return ask(request, form, here.arena, HERE)


@open_to_guests
def reword(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Say a line in other words."""
    here = taking_part(visitor_or_guest(request), slug)
    line = guideline_for(here.arena, ref)
    form = RewordForm(request.POST or None, initial={"text": line.text})
    if done(
        form,
        lambda told: actions.draft_guideline(arena=here.arena, text=told["text"], replaces=line, by=here.person),
    ):
        return back(request, here.arena, HERE, _("De nye ord er gemt."))
    return ask(request, form, here.arena, HERE)


@open_to_guests
@require_POST
def take_back(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Take back a line of one's own."""
    here = taking_part(visitor_or_guest(request), slug)
    actions.take_guideline_back(guideline=guideline_for(here.arena, ref), by=here.person)
    return back(request, here.arena, HERE, _("Linjen er taget tilbage."))
