"""Putting something forward, standing behind it, and laying it aside."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from samskab.ground.arenas.queries.arenas import arena_at
from samskab.ground.arenas.queries.participants import participation_of
from samskab.ground.arenas.queries.told_first import About, told_first
from samskab.ground.arenas.queries.whom import Whom
from samskab.ground.consent import actions
from samskab.ground.consent.enums import End
from samskab.ground.consent.forms.agreeing import GuidelinesForm
from samskab.ground.consent.forms.proposing import AskProposerForm, ParkForm, ProposeForm, StepBackForm
from samskab.ground.consent.queries.adoptables import adoptables
from samskab.ground.consent.queries.agreements import AGREEMENT, REVIEWED_AFTER, about_something_new
from samskab.ground.consent.queries.guidelines import GUIDELINES, guidelines_of, with_drafted
from samskab.ground.consent.queries.proposals import last_move
from samskab.ground.consent.queries.proposers import askable, proposer_of
from samskab.ground.consent.queries.seats import seat_of
from samskab.ground.consent.queries.trail import raised_in
from samskab.ground.consent.rules.proposing import may_park
from samskab.ground.consent.views.doors import acting, ask, back, here_to_propose, of_arena, steers
from samskab.kernel import clock
from samskab.kernel.forms import begin, done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.kept import show_again
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest


@public
@require_safe
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """What can be put forward here, and what holds for every round."""
    arena = arena_at(slug)
    kinds = [(kind, reverse(kind.propose_url, args=[slug])) for kind in adoptables() if kind.propose_url]
    context = of_arena(
        arena,
        _("Læg noget frem"),
        kinds=kinds,
        asked=guidelines_of(arena),
        takes_part=participation_of(visitor_or_guest(request), arena) is not None,
    )
    return render(request, "consent/new.html", context)


@open_to_guests
def propose(request: HttpRequest, slug: str) -> HttpResponse:
    """Put an agreement forward: any text that the arena can become one about."""
    here = here_to_propose(request, slug)
    asked = guidelines_of(here.arena)
    review = localdate(clock.now()) + REVIEWED_AFTER
    form = ProposeForm(request.POST or None, asked=asked, review_on=review)
    opened = []

    def act(told: Mapping[str, Any]) -> None:
        subject = about_something_new()
        opened.append(actions.open_round(arena=here.arena, kind=AGREEMENT, subject=subject, **told, by=here.person))

    if done(form, act):
        return back(request, opened[0], _("Runden er åben. Alle, der er med nu, kan svare."))
    show_again(request, form)
    context = of_arena(here.arena, _("Læg et forslag frem"), form=form, asked=asked, circle=here.arena.size)
    return render(request, "consent/propose.html", context)


@open_to_guests
def guidelines(request: HttpRequest, slug: str) -> HttpResponse:
    """Put forward how the arena wants to be together, and what its rounds ask for from then on."""
    here = here_to_propose(request, slug)
    asked = guidelines_of(here.arena)
    drafted = [str(line.text) for line in told_first(here.arena, About.DRAFTED)]
    form = GuidelinesForm(request.POST or None, asked=with_drafted(asked, drafted if "draft" in request.GET else []))
    opened = []

    def act(told: Mapping[str, Any]) -> None:
        opened.append(
            actions.open_round(
                arena=here.arena,
                kind=GUIDELINES,
                title=gettext("Sådan vil vi være sammen"),
                text=str(told["lines"]),
                body=form.body,
                by=here.person,
            )
        )

    if done(form, act):
        return back(request, opened[0], _("Runden er åben. Alle, der er med nu, kan svare."))
    show_again(request, form)
    title = _("Vores egne retningslinjer")
    context = of_arena(here.arena, title, form=form, asked=asked, circle=here.arena.size)
    return render(request, "consent/guidelines.html", context)


@open_to_guests
def ask_proposer(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Ask one more to stand behind the proposal."""
    met = acting(request, slug, ref)
    form = AskProposerForm(request.POST or None, among=Whom(askable(met.proposal)))
    begin(form, steers(met))
    if done(
        form,
        lambda _told: actions.ask_proposer(proposal=met.proposal, participation=form.participation, by=met.actor),
    ):
        return back(request, met.proposal, _("Du har spurgt. De bestemmer selv."))
    return ask(request, form, met)


@open_to_guests
@require_POST
def join(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Say yes to standing behind it."""
    met = acting(request, slug, ref)
    actions.join_proposers(proposal=met.proposal, by=met.actor)
    return back(request, met.proposal, _("Du står nu bag forslaget."))


@open_to_guests
def step_back(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Stand behind it no longer."""
    met = acting(request, slug, ref)
    form = StepBackForm(request.POST if request.method == "POST" else None)
    begin(form, steers(met))
    if done(form, lambda _told: actions.step_back(proposal=met.proposal, by=met.actor)):
        return back(request, met.proposal, _("Du står ikke længere bag forslaget."))
    return ask(request, form, met)


@open_to_guests
def park(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Lay it aside, with what is unresolved. The open objections stand in the field to begin with."""
    met = acting(request, slug, ref)
    unresolved = "\n\n".join(f"{each.harm}\n{each.opening}" for each in raised_in(met.proposal) if each.is_open)
    form = ParkForm(request.POST or None, initial={"unresolved": unresolved})
    if done(form, lambda told: actions.park(proposal=met.proposal, **told, by=met.actor)):
        return back(request, met.proposal, _("Forslaget er lagt til side. Det uløste står på siden."))
    begin(
        form,
        may_park(
            proposal=met.proposal,
            proposer=proposer_of(met.actor, met.proposal),
            seat=seat_of(met.actor, met.proposal),
            moved_at=last_move(met.proposal),
        ),
    )
    return ask(request, form, met)


@open_to_guests
@require_POST
def close(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Let the round come to its end, when all have answered or time is up."""
    met = acting(request, slug, ref)
    ending = actions.close_round(proposal=met.proposal, by=met.actor)
    if ending.end == End.ADOPTED:
        return back(request, met.proposal, _("Det er vedtaget med samtykke."), to="record")
    return back(request, met.proposal, _("Runden er slut."))
