"""Saying something, answering, quoting, saying it in other words, and taking it back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.queries.arenas import arena_at
from samskab.ground.arenas.queries.participants import not_here, participation_of
from samskab.ground.talk import actions
from samskab.ground.talk.forms.talking import AnswerForm, NamingForm, QuoteForm, RewordForm, WithdrawForm
from samskab.ground.talk.queries.contributions import contribution_for
from samskab.ground.talk.queries.hearing import others
from samskab.ground.talk.queries.saying import Place
from samskab.ground.talk.queries.threads import AContribution
from samskab.ground.talk.rules.talking import may_answer, may_change, may_quote
from samskab.ground.talk.views.doors import SPEAKING, ask, at_contribution, at_subject, on_to
from samskab.kernel.forms import begin, done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.limits import limited
from samskab.kernel.http.visitor import visitor_or_guest


@open_to_guests
@limited("talk", SPEAKING)
def say(request: HttpRequest, slug: str, kind: str, ref: UUID) -> HttpResponse:
    """Say something about a subject."""
    here, subject = at_subject(request, slug, kind, ref)
    form = NamingForm(request.POST or None, here=others(here.arena, besides=here.person))
    made: list[AContribution] = []
    if done(
        form,
        lambda told: made.append(
            actions.contribute(subject=subject, text=told["text"], place=Place(names=form.chosen), by=here.person)
        ),
    ):
        return on_to(request, made[0], _("Det står nu i samtalen."))
    return ask(request, form, subject)


@open_to_guests
@limited("talk", SPEAKING)
def answer(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Answer what another said."""
    here, found, subject = at_contribution(request, slug, ref)
    form = AnswerForm(request.POST or None, here=others(here.arena, besides=here.person))
    begin(form, may_answer(contribution=found))
    made: list[AContribution] = []
    if done(
        form,
        lambda told: made.append(
            actions.contribute(
                subject=subject, text=told["text"], place=Place(answers=found, names=form.chosen), by=here.person
            )
        ),
    ):
        return on_to(request, made[0], _("Dit svar står nu i samtalen."))
    return ask(request, form, subject, said=found)


@open_to_guests
@limited("talk", SPEAKING)
def quote(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Say something about words that another said; what is said to an answer stands beside it."""
    here, found, subject = at_contribution(request, slug, ref)
    choices = others(here.arena, besides=here.person)
    form = QuoteForm(request.POST or None, here=choices, initial={"passage": found.text[: QuoteForm.longest].strip()})
    begin(form, may_quote(contribution=found))
    made: list[AContribution] = []
    if done(
        form,
        lambda told: made.append(
            actions.contribute(
                subject=subject,
                text=told["text"],
                place=Place(answers=found.answers, quotes=found, passage=told["passage"], names=form.chosen),
                by=here.person,
            )
        ),
    ):
        return on_to(request, made[0], _("Det står nu i samtalen."))
    return ask(request, form, subject, by=found)


@open_to_guests
@limited("talk", SPEAKING)
def reword(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Say one's own words in another way."""
    here, found, subject = at_contribution(request, slug, ref)
    form = RewordForm(request.POST or None, initial={"text": found.text})
    begin(form, may_change(contribution=found, by=here.person))
    if done(form, lambda told: actions.reword(contribution=found, text=told["text"], by=here.person)):
        return on_to(request, found, _("De nye ord står nu i samtalen."))
    return ask(request, form, subject)


@open_to_guests
def withdraw(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Ask whether it is meant, and on POST let the words be gone; also for one who has left."""
    arena = arena_at(slug)
    person = visitor_or_guest(request)
    mine = participation_of(person, arena)
    found, subject = contribution_for(mine, arena, ref)
    if person is None or (mine is None and not found.is_said_by(person)):
        raise not_here()
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    begin(form, may_change(contribution=found, by=person))
    if done(form, lambda _told: actions.withdraw(contribution=found, by=person)):
        return on_to(request, found, _("Dine ord er trukket tilbage."))
    return ask(request, form, subject, said=found)
