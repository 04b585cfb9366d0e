"""Putting forward a step of the journey, choosing who serves, and asking for more time."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from samskab.ground.arenas.enums import Part, Step
from samskab.ground.arenas.queries.arenas import arena_at
from samskab.ground.arenas.queries.participants import Participant, participation_of
from samskab.ground.arenas.queries.parts import may_see
from samskab.ground.consent import actions
from samskab.ground.consent.enums import Role
from samskab.ground.consent.forms.kinds import ExtensionForm, RoleForm, StepForm, WillingForm
from samskab.ground.consent.queries.extension import EXTENSION, title_for
from samskab.ground.consent.queries.extension import more_time as more_time_until
from samskab.ground.consent.queries.guidelines import guidelines_of
from samskab.ground.consent.queries.roles import ROLE, held_role_for, roles_held, willing_for
from samskab.ground.consent.queries.steps import STEP
from samskab.ground.consent.views.doors import acting, back, here_to_propose, of_arena
from samskab.kernel import clock
from samskab.kernel.forms import done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.kept import show_again
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.kernel.refusal import Refusal

_OPEN = gettext_lazy("Runden er åben. Alle, der er med nu, kan svare.")


@open_to_guests
def step(request: HttpRequest, slug: str) -> HttpResponse:
    """Put forward where the arena is to stand in its journey; the address may name a step."""
    here = here_to_propose(request, slug)
    wanted = request.GET.get("step", "")
    form = StepForm(request.POST or None, initial={"step": wanted if wanted in Step.values else None, "stand": "now"})
    opened = []

    def act(told: Mapping[str, Any]) -> None:
        body = {"step": told["step"].value, "stand": told["stand"].value}
        title = f"{told['step'].label}: {told['stand'].label}"
        opened.append(
            actions.open_round(arena=here.arena, kind=STEP, title=title, text=told["text"], body=body, by=here.person)
        )

    if done(form, act):
        return back(request, opened[0], _OPEN)
    return _form(request, here, form, _("Foreslå et skridt"))


@public
@require_safe
def roles(request: HttpRequest, slug: str) -> HttpResponse:
    """Who serves, who would, and what one can say oneself."""
    arena = arena_at(slug)
    mine = participation_of(visitor_or_guest(request), arena)
    held = list(roles_held(arena))
    would = {each: list(willing_for(arena, each)) for each in Role}
    serve = {each: {one.participation_id for one in held if one.role == each} for each in Role}
    kinds = [
        {
            "role": each,
            "held": [one for one in held if one.role == each],
            "willing": [one for one in would[each] if one.pk not in serve[each]],
            "mine": mine is not None and any(one.pk == mine.pk for one in would[each]),
        }
        for each in Role
    ]
    context = of_arena(
        arena,
        _("Hvem hjælper processen"),
        kinds=kinds,
        mine=mine,
        names=may_see(Part.PARTICIPANTS, arena, mine),
    )
    return render(request, "consent/roles.html", context)


@open_to_guests
@require_POST
def willing(request: HttpRequest, slug: str) -> HttpResponse:
    """Say whether one would serve."""
    here = here_to_propose(request, slug)
    form = WillingForm(request.POST)
    if not form.is_valid():
        raise Refusal("unreadable", _("Vælg en rolle."), status=400)
    actions.say_willing(arena=here.arena, role=form.cleaned_data["role"], yes=form.cleaned_data["yes"], by=here.person)
    messages.success(request, _("Det står der nu. Du kan altid ændre det."))
    return HttpResponseRedirect(reverse("consent:roles", args=[slug]))


@open_to_guests
def role(request: HttpRequest, slug: str) -> HttpResponse:
    """Put somebody forward to serve: oneself, or one of those who have said yes."""
    here = here_to_propose(request, slug)
    people = {f"{each.value}:{one.ref}": (each, one) for each in Role for one in [here, *willing_for(here.arena, each)]}
    names = [(key, f"{one.person.display_name}: {each.label}") for key, (each, one) in people.items()]
    form = RoleForm(request.POST or None, people=names)
    opened = []

    def act(told: Mapping[str, Any]) -> None:
        chosen, one = people[told["who"]]
        if one.person == here.person:
            actions.say_willing(arena=here.arena, role=chosen, by=here.person)
        body = {"role": chosen.value, "participation": str(one.ref), "months": told["months"]}
        opened.append(
            actions.open_round(
                arena=here.arena, kind=ROLE, title=str(chosen.label), text=told["text"], body=body, by=here.person
            )
        )

    if done(form, act):
        return back(request, opened[0], _OPEN)
    return _form(request, here, form, _("Vælg en, der hjælper processen"))


@open_to_guests
@require_POST
def lay_down(request: HttpRequest, slug: str, held: UUID) -> HttpResponse:
    """Serve no more."""
    here = here_to_propose(request, slug)
    actions.lay_role_down(held=held_role_for(here.arena, held, here.person), by=here.person)
    messages.success(request, _("Du har lagt rollen fra dig. Tak for hjælpen."))
    return HttpResponseRedirect(reverse("consent:roles", args=[slug]))


@open_to_guests
def more_time(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Put forward that a round takes answers for longer."""
    here, met = here_to_propose(request, slug), acting(request, slug, ref)
    form = ExtensionForm(request.POST or None)
    opened = []

    def act(told: Mapping[str, Any]) -> None:
        opened.append(
            actions.open_round(
                arena=here.arena,
                kind=EXTENSION,
                title=title_for(met.proposal),
                text=told["text"],
                body=more_time_until(clock.end_of(told["day"])),
                subject=met.proposal.ref,
                by=here.person,
            )
        )

    if done(form, act):
        return back(request, opened[0], _OPEN)
    return _form(request, here, form, _("Bed om mere tid til runden"))


def _form(
    request: HttpRequest, here: Participant, form: StepForm | RoleForm | ExtensionForm, title: str
) -> HttpResponse:
    show_again(request, form)
    context = of_arena(here.arena, title, form=form, asked=guidelines_of(here.arena), circle=here.arena.size)
    return render(request, "consent/guidelines.html", context)
