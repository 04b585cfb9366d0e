"""One's own answer: on the page of the round, on a page of its own, and by the link in a letter."""

from collections.abc import Callable, Mapping
from functools import cache, partial
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
from samskab.ground.consent.queries.proposals import AProposal, proposal_at, version_for
from samskab.ground.consent.queries.showing import around
from samskab.ground.consent.views.doors import acting, ask, back, read_before
from samskab.ground.consent.views.rounds import told
from samskab.ground.people.queries.people import Somebody
from samskab.kernel.forms import done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.kept import show_again
from samskab.kernel.http.limits import HOUR, Limit, limited
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.kernel.text.diffs import diff

_SAID: dict[Answer, str | Promise] = {
    Answer.CONSENT: _("Tak. Du samtykker."),
    Answer.CONCERN: _("Tak. Det, vi skal holde øje med, står nu ved forslaget."),
    Answer.OBJECTION: _("Tak. Din indvending står nu øverst. Ingen kan lukke den for dig."),
    Answer.STAND_ASIDE: _("Tak. Du står udenfor og holder ingen tilbage."),
}


@open_to_guests
def answer(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Answer, or answer anew. `?answer=` chooses one beforehand; nothing is given before it is sent."""
    return _answer(request, proposal_at(slug, ref), visitor_or_guest(request), lambda: acting(request, slug, ref))


@public
@limited("answer_by_letter", Limit(120, HOUR))
def by_letter(request: HttpRequest, token: str) -> HttpResponse:
    """The same by the link in a letter, for the one it was sent to. Looking at it gives no answer."""
    seat = seat_by_token(token)
    return _answer(request, seat.proposal, seat.participation.person, lambda: met_as(seat), by_letter=True)


def _answer(
    request: HttpRequest,
    proposal: AProposal,
    person: Somebody | None,
    meet: Callable[[], Met],
    *,
    by_letter: bool = False,
) -> HttpResponse:
    """Take the answer, or show the form with what was written, and with what was changed meanwhile.

    The act itself holds the round and refuses whoever may not answer; what a page tells besides is asked for by `meet`,
    and only when it is shown, so that an answer is taken in the blink of an eye.
    """
    voice = VoiceForm(request.POST or None, voices=cache(partial(_voices, proposal)))
    form = None
    if request.method == "POST" and person is not None:
        form = AnswerForm(request.POST, name=person.display_name)
        if voice.is_valid() and done(form, partial(_give, proposal, voice=voice, by=person)):
            given = form.cleaned_data["answer"]
            if by_letter:
                return _by_letter_done(request, proposal, given)
            return back(request, proposal, _SAID[given], at="answer")
    return _asked(request, meet(), form, voice, by_letter=by_letter)


def _asked(
    request: HttpRequest, met: Met, written: AnswerForm | None, voice: VoiceForm, *, by_letter: bool
) -> HttpResponse:
    form = written or AnswerForm(initial=_chosen(request, met), name=met.actor.display_name)
    show_again(request, voice)
    more = told(met)
    if read := read_before(form, more["version"].number):
        more |= {"changed": around(diff(version_for(met.proposal, read).text, more["version"].text)), "read": read}
    lent = voice if met.may_answer and voice.has_voices else None
    return ask(request, form, met, template="consent/answer.html", voice=lent, by_letter=by_letter, **more)


def _voices(proposal: AProposal) -> list[tuple[str, str]]:
    return [(str(one.ref), one.person.display_name) for one in latecomers(proposal)]


def _chosen(request: HttpRequest, met: Met) -> dict[str, object]:
    wanted = request.GET.get("answer", "")
    given = met.looker.seat.answer if met.looker.seat is not None else ""
    return {"version": met.proposal.latest, "answer": wanted if wanted in Answer.values else given}


def _give(proposal: AProposal, told: Mapping[str, Any], *, voice: VoiceForm, by: Somebody) -> object:
    """One act: an objection with its reasons, or another answer with or without words."""
    if told["answer"] == Answer.OBJECTION:
        lent = voice.cleaned_data["voice"]
        return actions.raise_objection(
            proposal=proposal,
            harm=told["harm"],
            opening=told["opening"],
            voice=participant_for(proposal.arena, UUID(lent)) if lent else None,
            read=told["version"],
            by=by,
        )
    return actions.give_answer(
        proposal=proposal, answer=told["answer"], words=told["words"], read=told["version"], by=by
    )


def _by_letter_done(request: HttpRequest, proposal: AProposal, given: Answer) -> HttpResponse:
    context = {"arena": proposal.arena, "proposal": proposal, "given": given, "said": _SAID[given]}
    return render(request, "consent/answered.html", context)
