"""What is done with an objection: worded, said again, built in, let go of. Only its author ends it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from samskab.ground.consent import actions
from samskab.ground.consent.forms.answering import AcceptForm, RestateForm, UnderstoodForm, WithdrawForm, WordingForm
from samskab.ground.consent.queries.looking import Met
from samskab.ground.consent.queries.objections import AnObjection, objection_for, restatement_for, wording_for
from samskab.ground.consent.queries.proposals import amendment_for
from samskab.ground.consent.queries.showing import around
from samskab.ground.consent.queries.trail import Raised, raised_as
from samskab.ground.consent.rules.answering import may_end
from samskab.ground.consent.views.doors import acting, ask, back, looking, of_arena
from samskab.kernel.forms import begin, done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.public import public
from samskab.kernel.text.diffs import diff


@public
@require_safe
def objection(request: HttpRequest, slug: str, ref: UUID, objection: UUID) -> HttpResponse:
    """One objection with all that was said and written about it."""
    met = looking(request, slug, ref)
    raised = raised_as(met.proposal, objection)
    context = of_arena(
        met.proposal.arena,
        raised.title,
        met=met,
        proposal=met.proposal,
        each=raised,
        is_mine=_is_mine(met, raised),
    )
    return render(request, "consent/objection.html", context)


@open_to_guests
def word(request: HttpRequest, slug: str, ref: UUID, objection: UUID) -> HttpResponse:
    """Help its author to say it."""
    met, raised = _about(request, slug, ref, objection)
    form = WordingForm(request.POST or None, initial={"harm": raised.harm, "opening": raised.opening})
    if done(form, lambda told: actions.offer_wording(objection=raised.objection, **told, by=met.actor)):
        return _back(request, met, raised, _("Ordene står nu ved indvendingen."))
    return _ask(request, form, met, raised)


@open_to_guests
@require_POST
def take_wording(request: HttpRequest, slug: str, ref: UUID, objection: UUID, wording: UUID) -> HttpResponse:
    """Take other words as one's own."""
    met, raised = _about(request, slug, ref, objection)
    found = wording_for(_held(met, raised), wording)
    actions.take_wording(wording=found, by=met.actor)
    return _back(request, met, raised, _("Ordene er dine nu."))


@open_to_guests
def restate(request: HttpRequest, slug: str, ref: UUID, objection: UUID) -> HttpResponse:
    """Say it in one's own words, to hear whether one has understood it."""
    met, raised = _about(request, slug, ref, objection)
    form = RestateForm(request.POST or None)
    if done(form, lambda told: actions.restate(objection=raised.objection, **told, by=met.actor)):
        return _back(request, met, raised, _("Nu kan den, der har indvendingen, sige, om det er det."))
    return _ask(request, form, met, raised)


@open_to_guests
def answer_restatement(request: HttpRequest, slug: str, ref: UUID, objection: UUID, restatement: UUID) -> HttpResponse:
    """Say whether that is it."""
    met, raised = _about(request, slug, ref, objection)
    found = restatement_for(_held(met, raised), restatement)
    form = UnderstoodForm(request.POST or None)
    begin(form, may_end(objection=raised.objection, person=met.actor))
    if done(form, lambda told: actions.answer_restatement(restatement=found, **told, by=met.actor)):
        return _back(request, met, raised, _("Tak for svaret."))
    return _ask(request, form, met, raised, words=found.words, who=found.by)


@open_to_guests
def withdraw(request: HttpRequest, slug: str, ref: UUID, objection: UUID) -> HttpResponse:
    """Let go of one's own objection."""
    met, raised = _about(request, slug, ref, objection)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    begin(form, may_end(objection=raised.objection, person=met.actor))
    if done(form, lambda told: actions.withdraw_objection(objection=raised.objection, **told, by=met.actor)):
        return back(request, met.proposal, _("Din indvending er trukket tilbage. Du kan svare igen."), at="answer")
    return _ask(request, form, met, raised)


@open_to_guests
def accept(request: HttpRequest, slug: str, ref: UUID, objection: UUID, amendment: UUID) -> HttpResponse:
    """Say that a text builds one's objection in."""
    met, raised = _about(request, slug, ref, objection)
    found = amendment_for(met.proposal, amendment)
    form = AcceptForm(request.POST if request.method == "POST" else None)
    begin(form, may_end(objection=raised.objection, person=met.actor))

    def act(told: Mapping[str, Any]) -> object:
        return actions.accept_amendment(objection=raised.objection, amendment=found, **told, by=met.actor)

    if done(form, act):
        return _back(request, met, raised, _("Tak. Dit ja står ved udkastet."))
    return _ask(request, form, met, raised, changed=around(diff(found.version_before.text, found.text)))


def _about(request: HttpRequest, slug: str, ref: UUID, objection: UUID) -> tuple[Met, Raised]:
    met = acting(request, slug, ref)
    raised = raised_as(met.proposal, objection)
    raised.objection.proposal = met.proposal
    return met, raised


def _held(met: Met, raised: Raised) -> AnObjection:
    return objection_for(met.proposal, raised.objection.ref)


def _is_mine(met: Met, raised: Raised) -> bool:
    return met.may_act and raised.author.person_id == met.actor.pk


def _ask(request: HttpRequest, form: Any, met: Met, raised: Raised, **more: Any) -> HttpResponse:
    return ask(request, form, met, about=raised, **more)


def _back(request: HttpRequest, met: Met, raised: Raised, said: Any) -> HttpResponse:
    return back(request, met.proposal, said, to="objection", objection=raised.objection.ref)
