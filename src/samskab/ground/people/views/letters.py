"""The pages behind the links in our letters about speaking for an organisation."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from samskab.ground.people import actions
from samskab.ground.people.queries.speaking import inquiry_by_token, invitation_by_token
from samskab.ground.people.rules import speaking as rules
from samskab.ground.people.views.signed_in import signed_in
from samskab.kernel.http.limits import MINUTE, Limit, limited
from samskab.kernel.http.public import public
from samskab.kernel.refusal import require


@public
@limited("inquiry", Limit(30, 10 * MINUTE))
def inquiry(request: HttpRequest, token: str) -> HttpResponse:
    """Where the organisation's own address says yes or no. The link is the key, so no sign-in is asked for."""
    letter = inquiry_by_token(token)
    if request.method == "POST" and request.POST.get("answer") in ("yes", "no"):
        yes = request.POST["answer"] == "yes"
        agreement = actions.answer_inquiry(inquiry=letter, yes=yes)
        return render(request, "people/inquiry_answered.html", {"agreement": agreement, "yes": yes})
    return render(request, "people/inquiry.html", {"agreement": letter.representation})


def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Where one who was invited to speak for an organisation answers for themself, after signing in."""
    person = signed_in(request)
    letter = invitation_by_token(token)
    require(rules.may_accept(invitation=letter, person=person))
    if request.method != "POST" or request.POST.get("answer") not in ("yes", "no"):
        return render(request, "people/invitation.html", {"invitation": letter})
    if request.POST["answer"] == "yes":
        actions.accept_invitation(invitation=letter, by=person)
        messages.success(request, _("I er enige. Du taler nu for organisationen."))
    else:
        actions.decline_invitation(invitation=letter, by=person)
        messages.success(request, _("Du har sagt nej tak."))
    return HttpResponseRedirect(reverse("people:me"))
