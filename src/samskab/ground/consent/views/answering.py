"""One's own answer: on the page of the round, on a page of its own, and by the link in a letter."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.queries.participants import participant_for
from samskab.ground.consent import actions
from samskab.ground.consent.enums import Answer
from samskab.ground.consent.forms.answering import AnswerForm, VoiceForm
from samskab.ground.consent.queries.letters import seat_by_token
from samskab.ground.consent.queries.looking import Met, latecomers, met_as
from samskab.ground.consent.queries.proposals import version_for
from samskab.ground.consent.queries.showing import around
from samskab.ground.consent.views.doors import acting, ask, back, read_before
from samskab.ground.consent.views.rounds import told
from samskab.kernel.forms import done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.limits import HOUR, Limit, limited
from samskab.kernel.http.public import public
from samskab.kernel.text.diffs import diff

_SAID: dict[Answer, str | Promise] = {
    Answer.CONSENT: _("Tak. Du samtykker."),
    Answer.CONCERN: _("Tak. Det, vi skal holde øje med, står nu ved forslaget."),
    Answer.OBJECTION: _("Tak. Din indvending står nu øverst. Ingen kan lukke den for dig."),
    Answer.STAND_ASIDE: _("Tak. Du står udenfor, og holder ingen tilbage."),
}


@open_to_guests
def answer(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Answer, or answer anew. `?answer=` chooses one beforehand; nothing is given before it is sent."""
    return _answer(request, acting(request, slug, ref))


@public
@limited("answer_by_letter", Limit(120, HOUR))
def by_letter(request: HttpRequest, token: str) -> HttpResponse:
    """The same by the link in a letter, for the one it was sent to. Looking at it gives no answer."""
    return _answer(request, met_as(seat_by_token(token)), by_letter=True)


def _answer(request: HttpRequest, met: Met, *, by_letter: bool = False) -> HttpResponse:
    """Take the answer, or show the form with what was written, and with what was changed meanwhile."""
    proposal, data = met.proposal, request.POST if request.method == "POST" else None
    voices = [(str(one.ref), one.person.display_name) for one in latecomers(proposal)] if met.may_answer else []
    form = AnswerForm(data, initial=_chosen(request, met), name=met.actor.display_name)
    voice = VoiceForm(data, voices=voices)
    if voice.is_valid() and done(form, lambda told: _give(met, told, voice.cleaned_data["voice"])):
        given = form.cleaned_data["answer"]
        if by_letter:
            return _by_letter_done(request, met, given)
        return back(request, proposal, _SAID[given], at="answer")
    more = told(met)
    if read := read_before(form, more["version"].number):
        more |= {"changed": around(diff(version_for(proposal, read).text, more["version"].text)), "read": read}
    template = "consent/answer.html"
    return ask(request, form, met, template=template, voice=voice if voices else None, by_letter=by_letter, **more)


def _chosen(request: HttpRequest, met: Met) -> dict[str, object]:
    wanted = request.GET.get("answer", "")
    given = met.looker.seat.answer if met.looker.seat is not None else ""
    return {"version": met.proposal.latest, "answer": wanted if wanted in Answer.values else given}


def _give(met: Met, told: Mapping[str, Any], voice: str) -> object:
    """One act: an objection with its reasons, or another answer with or without words."""
    if told["answer"] == Answer.OBJECTION:
        taken = participant_for(met.proposal.arena, UUID(voice)) if voice else None
        return actions.raise_objection(
            proposal=met.proposal,
            harm=told["harm"],
            opening=told["opening"],
            voice=taken,
            read=told["version"],
            by=met.actor,
        )
    return actions.give_answer(
        proposal=met.proposal,
        answer=told["answer"],
        words=told["words"],
        read=told["version"],
        by=met.actor,
    )


def _by_letter_done(request: HttpRequest, met: Met, given: Answer) -> HttpResponse:
    context = {"arena": met.proposal.arena, "proposal": met.proposal, "given": given, "said": _SAID[given]}
    return render(request, "consent/answered.html", context)
