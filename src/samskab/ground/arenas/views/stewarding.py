"""Asking those who stand behind an arena, answering as one of them, and stepping back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from samskab.ground.arenas import actions
from samskab.ground.arenas.forms.stewarding import LeaveInitiatorsForm, StewardshipForm
from samskab.ground.arenas.queries.participants import initiators, is_initiator, taking_part
from samskab.ground.arenas.queries.stewardship import stewardship_request_for
from samskab.ground.arenas.views.asking import ask, back
from samskab.kernel.forms import done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.limits import DAY, Limit, limited
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.kernel.refusal import Refusal


@open_to_guests
@limited("steward", Limit(20, DAY, per="person"))
def steward(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for another name, or to stand behind the arena too."""
    here = taking_part(visitor_or_guest(request), slug)
    form = StewardshipForm(request.POST or None)
    if done(
        form,
        lambda said: actions.ask_stewardship(
            arena=here.arena, kind=said["kind"], title=said["name"], reason=said["reason"], by=here.person
        ),
    ):
        return back(request, here, _("Spørgsmålet står nu på siden, så alle kan se det."))
    return ask(request, form, here, behind=[each.person.display_name for each in initiators(here.arena)])


@open_to_guests
@require_POST
def answer(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Answer as one who stands behind the arena."""
    here = taking_part(visitor_or_guest(request), slug)
    question = stewardship_request_for(here.arena, ref)
    actions.answer_stewardship(request=question, yes=request.POST.get("answer") == "yes", by=here.person)
    return back(request, here, _("Dit svar er gemt. Alle kan se det."))


@open_to_guests
def leave(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask whether it is meant, and on POST stand behind the arena no more."""
    here = taking_part(visitor_or_guest(request), slug)
    if not is_initiator(here.person, here.arena):
        raise Refusal("not_initiator", _("Du står ikke bag arenaen."))
    form = LeaveInitiatorsForm(request.POST if request.method == "POST" else None)
    if done(form, lambda _said: actions.leave_initiators(arena=here.arena, by=here.person)):
        return back(request, here, _("Du står ikke længere bag arenaen. Du er stadig med i den."))
    return ask(request, form, here)
