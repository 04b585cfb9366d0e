"""»Have I understood you?«, and the author's word on it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.queries.participants import taking_part
from samskab.kernel.forms import begin, done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.limits import limited
from samskab.kernel.http.onward import go_on
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.stages.understand import actions
from samskab.stages.understand.forms.writing import RestateForm, RestatingAnswerForm
from samskab.stages.understand.queries.restating import restating_for
from samskab.stages.understand.queries.statements import statement_for
from samskab.stages.understand.rules import may_answer_restating, may_restate
from samskab.stages.understand.views.doors import SAYING, ask


@open_to_guests
@limited("understand", SAYING)
def restate(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Say what one thinks the author of a statement means."""
    here = taking_part(visitor_or_guest(request), slug)
    statement = statement_for(here.arena, ref)
    page = reverse("understand:statement", args=[slug, ref])
    form = RestateForm(request.POST or None)
    begin(form, may_restate(statement=statement, here=here))
    if done(form, lambda said: actions.restate(statement=statement, words=said["words"], by=here.person)):
        return go_on(
            request, f"{page}#understood", _("Nu spørger vi den, der skrev det, om det er sådan, det er ment.")
        )
    return ask(request, form, here.arena, page, str(_("Udsagnet")), quoted=statement.words)


@open_to_guests
@limited("understand", SAYING)
def answer(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Say, as the author, whether one is understood."""
    here = taking_part(visitor_or_guest(request), slug)
    tried = restating_for(here.arena, ref)
    page = reverse("understand:statement", args=[slug, tried.statement.ref])
    form = RestatingAnswerForm(request.POST or None)
    begin(form, may_answer_restating(restating=tried, here=here))
    if done(form, lambda said: actions.answer_restating(restating=tried, **said, by=here.person)):
        return go_on(request, f"{page}#understood", _("Dit svar er sendt."))
    return ask(
        request,
        form,
        here.arena,
        page,
        str(_("Udsagnet")),
        quoted=tried.statement.words,
        tried=tried.words,
    )
