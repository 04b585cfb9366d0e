"""Who was asked to invite to cocreation, and what they answered; asking, and answering."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samskab.ground.people.queries.organisations import organisation_for
from samskab.kernel.forms import done
from samskab.kernel.http.kept import show_again
from samskab.kernel.http.limits import DAY, Limit, limited
from samskab.kernel.http.onward import go_on
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor
from samskab.kernel.paging import page
from samskab.kernel.refusal import require
from samskab.stages.gather import actions
from samskab.stages.gather.forms.duties import InvitationForm, InvitationReplyForm
from samskab.stages.gather.queries.invitations import (
    invitation_request_for,
    invitation_requests,
    organisation_named,
    that_i_may_answer,
)
from samskab.stages.gather.rules.duties import may_answer_invitation

HERE = "gather:invitation_requests"


@public
@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    """Everything that was asked, the unanswered first; `?organisation=` shows those of one."""
    asked = request.GET.get("organisation", "")
    try:
        only = organisation_for(visitor(request), UUID(asked)) if asked else None
    except ValueError:
        only = None
    person = visitor(request)
    shown = page(invitation_requests(organisation=only), request.GET.get("page"))
    mine = that_i_may_answer(person, shown)
    return render(request, "gather/invitations.html", {"page": shown, "only": only, "mine": mine})


@limited("ask_to_invite", Limit(10, DAY, per="person"))
def ask_for_one(request: HttpRequest) -> HttpResponse:
    """Ask a public organisation to invite."""
    form = InvitationForm(request.POST or None, initial={"organisation": request.GET.get("name", "")[:120]})
    show_again(request, form)
    if done(
        form,
        lambda told: actions.ask_to_invite(
            organisation=organisation_named(told["organisation"]), matter=told["matter"], by=visitor(request)
        ),
    ):
        return go_on(request, reverse(HERE), _("Dit spørgsmål står nu på listen. Der skyldes et svar."))
    return render(request, "gather/ask.html", {"form": form})


def answer(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Answer for the organisation."""
    asked = invitation_request_for(ref)
    require(may_answer_invitation(request=asked, person=visitor(request)))
    form = InvitationReplyForm(request.POST or None)
    show_again(request, form)
    if done(form, lambda told: actions.answer_invitation(request=asked, **told, by=visitor(request))):
        return go_on(request, reverse(HERE), _("Svaret står nu under spørgsmålet."))
    return render(request, "gather/ask.html", {"form": form, "asked": asked})
