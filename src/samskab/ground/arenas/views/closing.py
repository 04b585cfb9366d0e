"""Closing a part of an arena to those outside for a while, and opening it before its day."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from samskab.ground.arenas import actions
from samskab.ground.arenas.forms.closing import ClosureForm
from samskab.ground.arenas.queries.participants import taking_part
from samskab.ground.arenas.queries.parts import closed_part_for
from samskab.ground.arenas.views.asking import ask, back
from samskab.kernel.forms import done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.visitor import visitor_or_guest


@open_to_guests
def closures(request: HttpRequest, slug: str) -> HttpResponse:
    """Close a part, for a reason and until a day."""
    here = taking_part(visitor_or_guest(request), slug)
    form = ClosureForm(request.POST or None)
    if done(form, lambda said: actions.close_part(arena=here.arena, **said, by=here.person)):
        return back(request, here, _("Delen er lukket for dem udefra. Den åbner af sig selv."))
    return ask(request, form, here)


@open_to_guests
@require_POST
def open_again(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Open a part that one has closed."""
    here = taking_part(visitor_or_guest(request), slug)
    actions.open_part(closure=closed_part_for(here.arena, ref), by=here.person)
    return back(request, here, _("Delen er åben igen."))
