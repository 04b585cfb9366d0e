"""What an arena gives on to bodies outside, their answers, and answering back."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samskab.ground.arenas.enums import Part, State
from samskab.ground.arenas.queries.arenas import AnArena, arena_at
from samskab.ground.arenas.queries.participants import participation_of, taking_part
from samskab.ground.arenas.queries.parts import may_see
from samskab.ground.consent import actions
from samskab.ground.consent.enums import Came
from samskab.ground.consent.forms.handing_over import AnswerBackForm, HandOverForm, ReplyForm, WrittenDownForm
from samskab.ground.consent.queries.handovers import (
    AHandover,
    adoption_for,
    answered_recommendation_for,
    beside_handover,
    body_named,
    handover_for,
    handovers_in,
    may_speak,
    recommendation_for,
    told_to_programs,
)
from samskab.ground.consent.rules.handing_over import may_reply
from samskab.ground.consent.views.doors import of_arena
from samskab.kernel.forms import begin, done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.kept import show_again
from samskab.kernel.http.onward import go_on
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.kernel.paging import page
from samskab.ui.figures.codes import code_for


@public
@require_safe
def handed_over(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything an arena has given on, with what is answered, and what is late."""
    arena = arena_at(slug)
    context = of_arena(arena, _("Givet videre"), page=page(handovers_in(arena), request.GET.get("page")))
    return render(request, "consent/handed_over.html", context)


@public
@require_safe
def handover(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """What is recommended, what the body answered and what was said to that; `?format=json` for programs."""
    arena = arena_at(slug)
    found = handover_for(arena, ref)
    context = _context(request, arena, found)
    if request.GET.get("format") == "json":
        said = told_to_programs(found, names=context["names"])
        answer = JsonResponse(said, json_dumps_params={"ensure_ascii": False})
        answer["Content-Disposition"] = f'inline; filename="{found.ref}.json"'
        return answer
    return render(request, "consent/handover.html", context)


@public
@require_safe
def letter(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """The same as a letter on paper, with who was missing, who stood aside and what is unresolved (G14)."""
    arena = arena_at(slug)
    found = handover_for(arena, ref)
    link = request.build_absolute_uri(_path(found))
    context = {
        **_context(request, arena, found),
        "room_title": _("Brevet"),
        "short": link.partition("://")[2],
        "code": code_for(link),
    }
    return render(request, "consent/handover_letter.html", context)


@open_to_guests
def hand_over(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Give what was adopted on to a body outside."""
    here = taking_part(visitor_or_guest(request), slug)
    ending = adoption_for(here.arena, ref)
    form = HandOverForm(request.POST or None)
    show_again(request, form)
    made: list[AHandover] = []

    def act(told: Mapping[str, Any]) -> None:
        body = told["body"]
        made.append(
            actions.hand_over(
                ending=ending,
                body=body,
                organisation=body_named(body),
                recommendations=form.recommendations,
                weeks=told["weeks"],
                by=here.person,
            )
        )

    if done(form, act):
        return go_on(request, _path(made[0]), _("I har givet det videre. Alle kan se, hvornår de skylder et svar."))
    back = reverse("consent:record", args=[slug, ref])
    context = {"arena": here.arena, "form": form, "back": back, "back_label": ending.proposal.title}
    return render(request, "arenas/ask.html", context)


@open_to_guests
def answer_recommendation(request: HttpRequest, slug: str, ref: UUID, recommendation: UUID) -> HttpResponse:
    """Answer for the body, or write down what it said when it has no page here."""
    here = taking_part(visitor_or_guest(request), slug)
    found = handover_for(here.arena, ref)
    asked = recommendation_for(found, recommendation)
    is_here = found.organisation is not None
    form = (ReplyForm if is_here else WrittenDownForm)(request.POST or None)
    begin(form, may_reply(handover=found, person=here.person, came=Came.HERE if is_here else Came.LETTER))
    if done(form, lambda told: actions.answer_recommendation(recommendation=asked, **told, by=here.person)):
        return go_on(request, _path(found), _("Svaret står nu under anbefalingen."))
    return _ask(request, form, found, asked=asked)


@open_to_guests
def answer_back(request: HttpRequest, slug: str, ref: UUID, recommendation: UUID) -> HttpResponse:
    """Say something to the body's answer."""
    here = taking_part(visitor_or_guest(request), slug)
    found = handover_for(here.arena, ref)
    reply = answered_recommendation_for(found, recommendation)
    form = AnswerBackForm(request.POST or None)
    if done(form, lambda told: actions.answer_back(reply=reply, words=told["words"], by=here.person)):
        return go_on(request, _path(found), _("Dine ord står nu under svaret."))
    return _ask(request, form, found, asked=reply.recommendation, reply=reply)


def _context(request: HttpRequest, arena: AnArena, found: AHandover) -> dict[str, Any]:
    person = visitor_or_guest(request)
    participation = participation_of(person, arena)
    takes_part = participation is not None and arena.state == State.OPEN
    return of_arena(
        arena,
        found.body,
        handover=found,
        beside=beside_handover(found),
        takes_part=takes_part,
        may_speak=takes_part and may_speak(person, found),
        names=may_see(Part.PARTICIPANTS, arena, participation),
    )


def _ask(request: HttpRequest, form: ReplyForm | AnswerBackForm, found: AHandover, **more: Any) -> HttpResponse:
    show_again(request, form)
    context = {
        "arena": found.ending.proposal.arena,
        "form": form,
        "back": _path(found),
        "back_label": found.body,
        **more,
    }
    return render(request, "consent/ask_of_body.html", context)


def _path(found: AHandover) -> str:
    return reverse("consent:handover", args=[found.ending.proposal.arena.slug, found.ref])
