"""What was not adopted and is tried in the small: by those who want to, with dates, and with the objection shown."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import formset_factory
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samskab.ground.arenas.enums import Part
from samskab.ground.arenas.queries.arenas import arena_at
from samskab.ground.arenas.queries.participants import not_here, participation_of
from samskab.ground.arenas.queries.parts import may_see
from samskab.ground.consent import actions
from samskab.ground.consent.forms.trying import CarrierForm, TrialForm
from samskab.ground.consent.queries.fallback import fallback_opens
from samskab.ground.consent.queries.proposals import latest_version
from samskab.ground.consent.queries.proposers import proposer_of
from samskab.ground.consent.queries.showing import parts_of
from samskab.ground.consent.queries.trail import raised_in
from samskab.ground.consent.queries.trials import trial_for, trials_in
from samskab.ground.consent.rules.proposing import may_try
from samskab.ground.consent.views.doors import acting, back, of_arena
from samskab.kernel import clock
from samskab.kernel.forms import begin, done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.kernel.paging import page

SIDE_BY_SIDE = 3
SEVEN_WEEKS = timedelta(days=49)
Trials = formset_factory(TrialForm, extra=SIDE_BY_SIDE, max_num=SIDE_BY_SIDE, validate_max=True)


@public
@require_safe
def trials(request: HttpRequest, slug: str) -> HttpResponse:
    """The trials of an arena, those that run and those that are over."""
    arena = arena_at(slug)
    participation = participation_of(visitor_or_guest(request), arena)
    context = of_arena(
        arena,
        _("Det prøver vi"),
        page=page(trials_in(arena), request.GET.get("page")),
        today=localdate(clock.now()),
        names=may_see(Part.PARTICIPANTS, arena, participation),
        mine=participation.pk if participation is not None else 0,
    )
    return render(request, "consent/trials.html", context)


@open_to_guests
def begin_trials(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Have it tried in the small: one trial, or several side by side."""
    met = acting(request, slug, ref)
    today = localdate(clock.now())
    data = request.POST if request.method == "POST" else None
    forms = Trials(data, form_kwargs={"starts_on": today, "ends_on": today + SEVEN_WEEKS}, prefix="trial")
    carrier = CarrierForm(data, arena_may=fallback_opens(met.proposal))
    begin(carrier, may_try(proposal=met.proposal, proposer=proposer_of(met.actor, met.proposal)))
    if forms.is_bound and forms.is_valid():
        drafts = [actions.TrialDraft(**form.cleaned_data) for form in forms if form.has_changed()]

        def act(told: Mapping[str, Any]) -> object:
            return actions.begin_trials(proposal=met.proposal, trials=drafts, carrier=told["carrier"], by=met.actor)

        if done(carrier, act):
            return back(request, met.proposal, _("Det bliver prøvet i det små. Sig til, hvis du er med."), at="trials")
    context = of_arena(
        met.proposal.arena,
        _("Prøv det i det små"),
        proposal=met.proposal,
        forms=forms,
        carrier=carrier,
        raised=[each for each in raised_in(met.proposal) if each.is_open],
        text=parts_of(latest_version(met.proposal).text),
    )
    return render(request, "consent/try.html", context)


@open_to_guests
@require_POST
def carry(request: HttpRequest, slug: str, trial: UUID) -> HttpResponse:
    """Say that one is in on a trial."""
    arena, person = arena_at(slug), visitor_or_guest(request)
    if participation_of(person, arena) is None:
        raise not_here()
    actions.carry_trial(trial=trial_for(arena, trial), by=person)
    messages.success(request, _("Du er med til at prøve det."))
    return HttpResponseRedirect(reverse("consent:trials", args=[slug]))
