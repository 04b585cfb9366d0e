"""What no party can do alone, whether they want to, how far each phase was shared, and the terms of a workplace."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samskab.ground.arenas.enums import Part
from samskab.ground.arenas.queries.arenas import arena_at
from samskab.ground.arenas.queries.participants import participation_of, taking_part
from samskab.ground.arenas.queries.parts import shut_to
from samskab.kernel.forms import done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.stages.gather import actions
from samskab.stages.gather.forms.duties import yes
from samskab.stages.gather.forms.together import PhaseForm, TogetherForm, WishForm, WorkplaceForm
from samskab.stages.gather.queries.together import answers_by_sector, phases, wishes
from samskab.stages.gather.queries.together import workplace as workplace_terms
from samskab.stages.gather.views.asking import ask, back

HERE = "gather:together"


@public
@require_safe
def together(request: HttpRequest, slug: str) -> HttpResponse:
    """The parties side by side."""
    found = arena_at(slug)
    participation = participation_of(visitor_or_guest(request), found)
    context = {
        "arena": found,
        "room": "map",
        "room_title": _("Hvad vi ikke kan alene"),
        "participation": participation,
        "names": Part.PARTICIPANTS not in shut_to(participation, found),
        "sides": answers_by_sector(found),
        "wishes": wishes(found),
        "phases": phases(found),
        "terms": workplace_terms(found),
    }
    return render(request, "gather/together.html", context)


@open_to_guests
def answer(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what one's party cannot do alone."""
    here = taking_part(visitor_or_guest(request), slug)
    form = TogetherForm(request.POST or None)
    if done(form, lambda told: actions.answer_together(arena=here.arena, **told, by=here.person)):
        return back(request, here.arena, HERE, _("Jeres svar står nu ved siden af de andres."))
    return ask(request, form, here.arena, HERE)


@open_to_guests
def wish(request: HttpRequest, slug: str) -> HttpResponse:
    """Say whether one's party wants to."""
    here = taking_part(visitor_or_guest(request), slug)
    form = WishForm(request.POST or None)
    if done(form, lambda told: actions.say_wish(arena=here.arena, **told, by=here.person)):
        return back(request, here.arena, HERE, _("Dit svar er gemt."))
    return ask(request, form, here.arena, HERE)


@open_to_guests
def phase(request: HttpRequest, slug: str) -> HttpResponse:
    """Say how far a phase was created together."""
    here = taking_part(visitor_or_guest(request), slug)
    form = PhaseForm(request.POST or None)
    if done(form, lambda told: actions.state_phase(arena=here.arena, **told, by=here.person)):
        return back(request, here.arena, HERE, _("Det står nu på siden."))
    return ask(request, form, here.arena, HERE)


@open_to_guests
def workplace(request: HttpRequest, slug: str) -> HttpResponse:
    """Write the terms of those who work there, as one of them."""
    here = taking_part(visitor_or_guest(request), slug)
    form = WorkplaceForm(request.POST or None)
    if done(
        form,
        lambda told: actions.state_workplace(
            arena=here.arena, touches=yes(told, "touches")["touches"], terms=told["terms"], by=here.person
        ),
    ):
        return back(request, here.arena, HERE, _("Vilkårene er gemt."))
    return ask(request, form, here.arena, HERE)
