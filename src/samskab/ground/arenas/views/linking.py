"""Asking another arena to belong together, answering, and parting again."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from samskab.ground.arenas import actions
from samskab.ground.arenas.forms.linking import EndLinkForm, LinkForm
from samskab.ground.arenas.queries.arenas import arena_meant
from samskab.ground.arenas.queries.links import link_for
from samskab.ground.arenas.queries.participants import taking_part
from samskab.ground.arenas.views.asking import ask, back
from samskab.kernel.forms import done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.limits import DAY, Limit, limited
from samskab.kernel.http.visitor import visitor_or_guest


@open_to_guests
@limited("link", Limit(20, DAY, per="person"))
def links(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask another arena to belong together."""
    here = taking_part(visitor_or_guest(request), slug)
    form = LinkForm(request.POST or None)
    if done(
        form,
        lambda said: actions.ask_link(
            arena=here.arena, other=arena_meant(said["other"]), kind=said["kind"], by=here.person
        ),
    ):
        return back(request, here, _("Spørgsmålet står nu i begge arenaer."))
    return ask(request, form, here)


@open_to_guests
@require_POST
def confirm(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Say yes to another arena."""
    here = taking_part(visitor_or_guest(request), slug)
    actions.confirm_link(link=link_for(here.arena, ref), by=here.person)
    return back(request, here, _("De to arenaer hører nu sammen."))


@open_to_guests
def end(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Ask whether it is meant, and on POST say no, or part two arenas."""
    here = taking_part(visitor_or_guest(request), slug)
    link = link_for(here.arena, ref)
    form = EndLinkForm(request.POST if request.method == "POST" else None)
    if done(form, lambda _said: actions.end_link(link=link, by=here.person)):
        return back(request, here, _("De to arenaer hører ikke sammen mere."))
    return ask(request, form, here)
