"""Letting an arena rest, saying »not yet«, and waking it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from samskab.ground.arenas import actions
from samskab.ground.arenas.forms.resting import NotYetForm, RestForm
from samskab.ground.arenas.queries.participants import taking_part
from samskab.ground.arenas.queries.resting import rest_for
from samskab.ground.arenas.views.asking import ask, back
from samskab.kernel.forms import done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.visitor import visitor_or_guest


@open_to_guests
def rest(request: HttpRequest, slug: str) -> HttpResponse:
    """Propose that the arena pauses, or is at its end."""
    here = taking_part(visitor_or_guest(request), slug)
    form = RestForm(request.POST or None)
    if done(form, lambda said: actions.propose_rest(arena=here.arena, **said, by=here.person)):
        return back(request, here, _("Forslaget står nu på siden."))
    return ask(request, form, here)


@open_to_guests
def not_yet(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Say »not yet« to a proposal."""
    here = taking_part(visitor_or_guest(request), slug)
    proposed = rest_for(here.arena, ref)
    form = NotYetForm(request.POST or None)
    if done(form, lambda said: actions.stop_rest(rest=proposed, reason=said["reason"], by=here.person)):
        return back(request, here, _("Arenaen fortsætter."))
    return ask(request, form, here, proposed=proposed)


@open_to_guests
@require_POST
def wake(request: HttpRequest, slug: str) -> HttpResponse:
    """Wake an arena that rests."""
    here = taking_part(visitor_or_guest(request), slug)
    actions.wake(arena=here.arena, by=here.person)
    return back(request, here, _("Arenaen er vågen igen."))
