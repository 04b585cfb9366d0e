"""Coming to speak for an organisation, and stopping again."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samskab.ground.people import actions
from samskab.ground.people.forms.organisations import InvitationForm
from samskab.ground.people.queries.organisations import organisation_for
from samskab.ground.people.queries.speaking import representation_for
from samskab.ground.people.rules import speaking as rules
from samskab.ground.people.views.signed_in import signed_in
from samskab.kernel.http.kept import show_again
from samskab.kernel.http.limits import DAY, Limit, limited
from samskab.kernel.http.onward import go_on
from samskab.kernel.refusal import require


@limited("ask", Limit(20, DAY, per="person"))
@require_POST
def ask(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Ask to speak for an organisation."""
    person = signed_in(request)
    found = organisation_for(person, ref)
    actions.ask_to_speak(organisation=found, by=person)
    messages.success(request, _("Vi har spurgt organisationen. Du kan se svaret på din side."))
    return HttpResponseRedirect(reverse("people:organisation", args=[ref]))


@limited("invite", Limit(20, DAY, per="person"), Limit(3, DAY, per="address"))
def invite(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Invite somebody to speak for one's organisation too."""
    person = signed_in(request)
    found = organisation_for(person, ref)
    require(rules.may_invite(organisation=found, person=person))
    form = InvitationForm(request.POST or None)
    show_again(request, form)
    if form.is_valid():
        actions.invite_to_speak(organisation=found, address=form.cleaned_data["address"], by=person)
        return go_on(request, reverse("people:organisation", args=[ref]), _("Invitationen er sendt."))
    return render(request, "people/invite.html", {"form": form, "organisation": found})


@require_POST
def confirm(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Give the organisation's yes to a person who asked."""
    person = signed_in(request)
    actions.confirm(representation=representation_for(person, ref), by=person)
    messages.success(request, _("I er enige. Personen taler nu for organisationen."))
    return HttpResponseRedirect(reverse("people:me"))


def end(request: HttpRequest, ref: UUID) -> HttpResponse:
    """Ask whether it is meant, and on POST end an agreement, or take a question away."""
    person = signed_in(request)
    agreement = representation_for(person, ref)
    require(rules.may_end(representation=agreement, person=person))
    if request.method == "POST":
        actions.end(representation=agreement, by=person)
        messages.success(request, _("Det er gjort."))
        return HttpResponseRedirect(reverse("people:me"))
    return render(request, "people/end.html", {"agreement": agreement, "own": agreement.person == person})
