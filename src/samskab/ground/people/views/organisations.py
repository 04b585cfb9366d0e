"""The list of organisations, and the page of one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samskab.ground.people import actions
from samskab.ground.people.forms.organisations import OrganisationForm, OrganisationSearchForm
from samskab.ground.people.queries.organisation_page import organisation_parts
from samskab.ground.people.queries.organisations import organisation_for
from samskab.ground.people.queries.organisations import organisations as organisations_found
from samskab.ground.people.queries.speaking import open_representation, spokespersons
from samskab.ground.people.views.signed_in import signed_in
from samskab.kernel.http.kept import show_again
from samskab.kernel.http.limits import DAY, Limit, limited
from samskab.kernel.http.onward import go_on
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor
from samskab.kernel.paging import page
from samskab.kernel.text.sorting import sort_key


@public
@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """The organisations that are with us, to look through and search."""
    form = OrganisationSearchForm(request.GET)
    form.is_valid()
    asked = {name: form.cleaned_data.get(name) for name in ("kind", "sector")}
    found = organisations_found(words=form.cleaned_data.get("q", ""), **asked)
    shown = page(found, request.GET.get("page"))
    return render(request, "people/organisations.html", {"form": form, "page": shown})


@public
@require_safe
def organisation(request: HttpRequest, ref: UUID) -> HttpResponse:
    """One organisation, who speaks for it, what one can do about it, and what other apps show of it."""
    person = visitor(request)
    found = organisation_for(person, ref)
    speaking = sorted(spokespersons(found), key=lambda agreement: sort_key(agreement.person.name))
    mine = open_representation(organisation=found, person=person) if person is not None else None
    context = {"organisation": found, "spokespersons": speaking, "mine": mine, "parts": organisation_parts(found)}
    return render(request, "people/organisation.html", context)


@limited("register", Limit(5, DAY, per="person"), Limit(3, DAY, per="contact_email"))
def register(request: HttpRequest) -> HttpResponse:
    """Write down an organisation one wants to speak for."""
    person = signed_in(request)
    form = OrganisationForm(request.POST or None)
    show_again(request, form)
    if form.is_valid():
        agreement = actions.register_organisation(**form.cleaned_data, by=person)
        registered = reverse("people:organisation", args=[agreement.organisation.ref])
        return go_on(request, registered, _("Vi har sendt en mail til organisationens adresse."))
    return render(request, "people/register.html", {"form": form})
