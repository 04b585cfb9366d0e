"""Answering a statement: from the card, or from the statement's own page."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from samskab.ground.arenas.queries.participants import taking_part
from samskab.ground.arenas.rules.way_in import entrance
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.onward import go_on
from samskab.kernel.http.visitor import visitor, visitor_or_guest
from samskab.kernel.refusal import Refusal
from samskab.stages.understand import actions
from samskab.stages.understand.forms.answering import AnswerForm
from samskab.stages.understand.queries.statements import statement_for
from samskab.stages.understand.views.doors import home_of
from samskab.stages.understand.views.pressed import keep_pressed


@open_to_guests
@require_POST
def answer(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer, and go on to the next statement; or stay where one changed one's mind.

    Whoever does not take part yet is led to the way in, and what they answered is kept until they are there.
    """
    form = AnswerForm(request.POST)
    try:
        here = taking_part(visitor_or_guest(request), slug)
    except Refusal as refusal:
        if refusal.code != "not_participant" or not form.is_valid():
            raise
        keep_pressed(request, slug, form.cleaned_data)
        if visitor(request) is None:
            raise
        return HttpResponseRedirect(entrance(slug, reverse("understand:home", args=[slug])))
    if not form.is_valid():
        raise Refusal("no_answer", _("Vælg enig, uenig eller ved ikke, og prøv igen."), status=400)
    said = form.cleaned_data
    statement = statement_for(here.arena, said["statement"])
    actions.answer(
        statement=statement,
        wording=said["wording"],
        value=said["value"],
        important=said["important"],
        by=here.person,
    )
    if said["stay"]:
        return go_on(request, reverse("understand:statement", args=[slug, statement.ref]), _("Dit svar er gemt."))
    carried = {"last": str(statement.number)}
    if said["passed"]:
        carried["passed"] = ",".join(map(str, said["passed"]))
    return HttpResponseRedirect(f"{home_of(here.arena)}?{urlencode(carried)}#ask")
