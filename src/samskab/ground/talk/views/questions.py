"""Asking critically, and saying that it is answered."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from samskab.ground.arenas.queries.arenas import arena_at
from samskab.ground.arenas.queries.participants import participation_of
from samskab.ground.arenas.queries.whom import Whom
from samskab.ground.talk import actions
from samskab.ground.talk.forms.talking import AskForm
from samskab.ground.talk.queries.contributions import contribution_for
from samskab.ground.talk.queries.hearing import others
from samskab.ground.talk.queries.questions import organisations_here, question_in
from samskab.ground.talk.queries.threads import AContribution
from samskab.ground.talk.views.doors import SPEAKING, ask, at_subject, on_to
from samskab.kernel.forms import done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.limits import limited
from samskab.kernel.http.visitor import visitor_or_guest


@open_to_guests
@limited("talk", SPEAKING)
def critical(request: HttpRequest, slug: str, kind: str, ref: UUID) -> HttpResponse:
    """Put a critical question to somebody who is here."""
    here, subject = at_subject(request, slug, kind, ref)
    form = AskForm(
        request.POST or None,
        among=Whom(others(here.arena, besides=here.person), organisations_here(here.arena)),
    )
    made: list[AContribution] = []
    if done(
        form,
        lambda told: made.append(
            actions.ask_critically(subject=subject, text=told["text"], **form.put_to(), by=here.person)
        ),
    ):
        return on_to(request, made[0], _("Spørgsmålet står åbent nu. Kun du kan sige, at det er besvaret."))
    return ask(request, form, subject)


@open_to_guests
@require_POST
def settle(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Say that one's own question is answered; also as one who has left."""
    arena, person = arena_at(slug), visitor_or_guest(request)
    found, _subject = contribution_for(participation_of(person, arena), arena, ref)
    actions.settle(question=question_in(found), by=person)
    return on_to(request, found, _("Godt. Spørgsmålet er besvaret."))
