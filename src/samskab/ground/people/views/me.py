"""A person's own page, and what they decide about themself."""

from allauth.socialaccount.adapter import get_adapter
from django.conf import settings as django_settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from samskab.ground.people import actions
from samskab.ground.people.forms.me import NameForm, PerspectivesForm, SettingsForm
from samskab.ground.people.queries.own_page import own_parts
from samskab.ground.people.queries.people import entrances_of, perspectives_of
from samskab.ground.people.queries.speaking import representations_of, waiting_for
from samskab.ground.people.queries.writing import quiet_time
from samskab.ground.people.views.signed_in import signed_in
from samskab.kernel.http.kept import show_again
from samskab.kernel.http.onward import go_on


@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """Who one is here, for whom one speaks, and what waits for an answer."""
    person = signed_in(request)
    agreements = list(representations_of(person))
    return render(
        request,
        "people/me.html",
        {
            "perspectives": perspectives_of(person),
            "speaks": [agreement for agreement in agreements if agreement.stands],
            "asked": [agreement for agreement in agreements if not agreement.stands],
            "waiting": list(waiting_for(person)),
            "parts": own_parts(person),
        },
    )


def name(request: HttpRequest) -> HttpResponse:
    """Choose another name."""
    person = signed_in(request)
    form = NameForm(request.POST or None, initial={"name": person.name})
    show_again(request, form)
    if form.is_valid():
        actions.rename(name=form.cleaned_data["name"], by=person)
        return go_on(request, reverse("people:me"), _("Dit nye navn er gemt."))
    return render(request, "people/name.html", {"form": form})


def perspectives(request: HttpRequest) -> HttpResponse:
    """Choose the perspectives one may speak from."""
    person = signed_in(request)
    form = PerspectivesForm(
        request.POST if request.method == "POST" else None,
        initial={"perspectives": perspectives_of(person)},
        first=request.GET.get("sector", ""),
    )
    show_again(request, form)
    if form.is_valid():
        actions.choose_perspectives(perspectives=form.cleaned_data["perspectives"], by=person)
        return go_on(request, reverse("people:me"), _("Dine perspektiver er gemt."))
    return render(request, "people/perspectives.html", {"form": form})


def settings(request: HttpRequest) -> HttpResponse:
    """Choose language, look, how often mail comes, and quiet time."""
    person = signed_in(request)
    kept = ("language", "theme", "letters", "quiet_from", "quiet_until")
    quiet_from, quiet_until = quiet_time(person)
    initial = {"letters": person.letters, "quiet_from": quiet_from, "quiet_until": quiet_until}
    form = SettingsForm(request.POST or None, initial={"language": person.language, "theme": person.theme} | initial)
    show_again(request, form)
    if form.is_valid():
        changed = actions.choose_settings(**{field: form.cleaned_data[field] for field in kept}, by=person)
        with override(changed.language):
            return go_on(request, reverse("people:settings"), _("Dine indstillinger er gemt."))
    return render(request, "people/settings.html", {"form": form})


@require_safe
def entrances(request: HttpRequest) -> HttpResponse:
    """The ways in that one has, and where to add another."""
    person = signed_in(request)
    providers = get_adapter().list_providers(request) if django_settings.PROVIDERS else []
    return render(request, "people/entrances.html", {"entrances": entrances_of(person), "providers": providers})
