"""The frames of an arena, and asking about them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samskab.ground.arenas.enums import Part, State
from samskab.ground.arenas.queries.arenas import arena_at
from samskab.ground.arenas.queries.participants import not_here, participation_of, taking_part
from samskab.ground.arenas.queries.parts import shut_to
from samskab.kernel.forms import begin, done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.limits import DAY, Limit, limited
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.kernel.refusal import Refusal
from samskab.stages.gather import actions
from samskab.stages.gather.forms.frames import FrameAnswerForm, FrameForm, FrameQuestionForm, ReplacingFrameForm
from samskab.stages.gather.queries.frames import (
    frame_for,
    frame_question_for,
    others_came_at,
    replaced_frames,
    stater_is_here,
)
from samskab.stages.gather.queries.frames import frames as standing_frames
from samskab.stages.gather.queries.onward import onward_from_frames
from samskab.stages.gather.queries.together import mandates, uncertainties
from samskab.stages.gather.rules.frames import may_answer_for, may_replace
from samskab.stages.gather.views.asking import ask, back


@public
@require_safe
def frames(request: HttpRequest, slug: str) -> HttpResponse:
    """What lies fast, who says so and why, and what was asked about it."""
    found = arena_at(slug)
    participation = participation_of(visitor_or_guest(request), found)
    shut = shut_to(participation, found)
    closed = Part.FRAMES in shut
    standing = [] if closed else list(standing_frames(found))
    replaced = [] if closed else list(replaced_frames(found))
    unsure = list(uncertainties(found))
    context = {
        "arena": found,
        "room": "frames",
        "room_title": _("Rammer"),
        "participation": participation,
        "shut": closed,
        "names": Part.PARTICIPANTS not in shut,
        "frames": standing,
        "replaced": replaced,
        "own": {
            frame.pk
            for frame in (*standing, *replaced)
            if participation is not None and may_answer_for(frame=frame, participation=participation)
        },
        "asked": any(frame.questions.all() for frame in (*standing, *replaced)),
        "mandates": list(mandates(found)),
        "unsure": [each for each in unsure if not hasattr(each, "clearing")],
        "cleared": [each for each in unsure if hasattr(each, "clearing")],
        "others_came_at": others_came_at(found),
        "onward": onward_from_frames(found) if found.state == State.OPEN else [],
    }
    return render(request, "gather/frames.html", context)


@open_to_guests
def state(request: HttpRequest, slug: str) -> HttpResponse:
    """State a frame."""
    here = taking_part(visitor_or_guest(request), slug)
    form = FrameForm(request.POST or None)
    if done(form, lambda said: actions.state_frame(arena=here.arena, **said, by=here.person)):
        return back(request, here.arena, "gather:frames", _("Rammen er lagt frem."))
    return ask(request, form, here.arena, "gather:frames")


@open_to_guests
def replace(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """State a frame in the place of another."""
    here = taking_part(visitor_or_guest(request), slug)
    old = frame_for(here.arena, ref)
    initial = {name: getattr(old, name) for name in ("what", "firmness", "why", "until")}
    form = ReplacingFrameForm(request.POST or None, initial=initial)
    if done(form, lambda said: actions.state_frame(arena=here.arena, **said, replaces=old, by=here.person)):
        return back(request, here.arena, "gather:frames", _("Den nye ramme står der. Den gamle kan stadig læses."))
    begin(form, may_replace(frame=old, participation=here, stater_is_here=stater_is_here(old)))
    return ask(request, form, here.arena, "gather:frames")


@open_to_guests
@limited("frame_question", Limit(30, DAY, per="person"))
def question(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Ask about a frame, as anybody who has said what we may call them; whoever has not is shown how first."""
    person, arena = visitor_or_guest(request), arena_at(slug)
    if person is None:
        raise not_here()
    if Part.FRAMES in shut_to(participation_of(person, arena), arena):
        raise Refusal("shut", _("Rammerne er lukket for dem udefra lige nu."))
    frame = frame_for(arena, ref)
    form = FrameQuestionForm(request.POST or None)
    if done(form, lambda said: actions.question_frame(frame=frame, text=said["text"], by=person)):
        return back(request, arena, "gather:frames", _("Dit spørgsmål står nu under rammen."))
    return ask(request, form, arena, "gather:frames", template="gather/question.html", frame=frame)


@open_to_guests
def answer(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Answer a question about a frame one stands by."""
    here = taking_part(visitor_or_guest(request), slug)
    asked = frame_question_for(here.arena, ref)
    form = FrameAnswerForm(request.POST or None)
    if done(form, lambda said: actions.answer_frame_question(question=asked, text=said["text"], by=here.person)):
        return back(request, here.arena, "gather:frames", _("Dit svar er gemt."))
    begin(form, may_answer_for(frame=asked.frame, participation=here))
    return ask(request, form, here.arena, "gather:frames", template="gather/question.html", asked=asked)
