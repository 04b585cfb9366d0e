"""Saying what is decided here, and what nobody can promise."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.queries.participants import taking_part
from samskab.kernel.forms import done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.stages.gather import actions
from samskab.stages.gather.forms.mandate import ClearingForm, MandateForm, UncertaintyForm
from samskab.stages.gather.queries.together import mandates, uncertainty_for
from samskab.stages.gather.views.asking import ask, back

HERE = "gather:frames"


@open_to_guests
def mandate(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the mandate other words."""
    here = taking_part(visitor_or_guest(request), slug)
    last = mandates(here.arena).first()
    parts = ("decides", "recommends", "formal", "promise")
    form = MandateForm(request.POST or None, initial={part: getattr(last, part, "") for part in parts})
    if done(form, lambda told: actions.state_mandate(arena=here.arena, **told, by=here.person)):
        return back(request, here.arena, HERE, _("Mandatet er gemt."))
    return ask(request, form, here.arena, HERE)


@open_to_guests
def uncertainty(request: HttpRequest, slug: str) -> HttpResponse:
    """Say something uncertain aloud."""
    here = taking_part(visitor_or_guest(request), slug)
    form = UncertaintyForm(request.POST or None)
    if done(form, lambda told: actions.name_uncertainty(arena=here.arena, text=told["text"], by=here.person)):
        return back(request, here.arena, HERE, _("Det står nu på listen."))
    return ask(request, form, here.arena, HERE)


@open_to_guests
def clear(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Say what became clear."""
    here = taking_part(visitor_or_guest(request), slug)
    unsure = uncertainty_for(here.arena, ref)
    form = ClearingForm(request.POST or None)
    if done(form, lambda told: actions.clear_uncertainty(uncertainty=unsure, text=told["text"], by=here.person)):
        return back(request, here.arena, HERE, _("Det er taget af listen."))
    return ask(request, form, here.arena, HERE, template="gather/question.html", asked=unsure)
