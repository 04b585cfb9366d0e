"""Looking at a thread, at one place in it, at what was said before, and at the questions that stand open."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samskab.ground.arenas.enums import Part
from samskab.ground.arenas.queries.arenas import AnArena, arena_at
from samskab.ground.arenas.queries.participants import participation_of
from samskab.ground.arenas.queries.parts import shut_to
from samskab.ground.talk.queries.contributions import contribution_for, wordings_of
from samskab.ground.talk.queries.questions import questions_in
from samskab.ground.talk.queries.subjects import ARENA, subject_for
from samskab.ground.talk.queries.threads import address_of, page_of, talk_about, threads_in
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest


@public
@require_safe
def room(request: HttpRequest, slug: str) -> HttpResponse:
    """The talk about the arena itself, and the way to what else is talked about."""
    arena = arena_at(slug)
    return _page(request, arena, ARENA, arena.ref)


@public
@require_safe
def thread(request: HttpRequest, slug: str, kind: str, ref: UUID) -> HttpResponse:
    """What is said about one thing."""
    return _page(request, arena_at(slug), kind, ref)


@public
@require_safe
def said(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Lead to the place where something stands, whichever page that is now."""
    arena = arena_at(slug)
    found, subject = contribution_for(participation_of(visitor_or_guest(request), arena), arena, ref)
    number = page_of(found)
    page = f"?page={number}" if number > 1 else ""
    return HttpResponseRedirect(f"{address_of(subject)}{page}#said-{found.ref}")


@public
@require_safe
def history(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Every wording of what somebody said."""
    arena = arena_at(slug)
    participation = participation_of(visitor_or_guest(request), arena)
    found, subject = contribution_for(participation, arena, ref)
    context = {
        "arena": arena,
        "room": "talk",
        "room_title": _("Ordene undervejs"),
        "said": found,
        "subject": subject,
        "wordings": list(wordings_of(found)),
        "names": Part.PARTICIPANTS not in shut_to(participation, arena),
    }
    return render(request, "talk/history.html", context)


@public
@require_safe
def questions(request: HttpRequest, slug: str) -> HttpResponse:
    """The critical questions that stand open."""
    arena = arena_at(slug)
    person = visitor_or_guest(request)
    participation = participation_of(person, arena)
    context = {
        "arena": arena,
        "room": "talk",
        "room_title": _("Kritiske spørgsmål"),
        "questions": questions_in(arena, participation),
        "names": Part.PARTICIPANTS not in shut_to(participation, arena),
        "person": person,
    }
    return render(request, "talk/questions.html", context)


def _page(request: HttpRequest, arena: AnArena, kind: str, ref: UUID) -> HttpResponse:
    person = visitor_or_guest(request)
    participation = participation_of(person, arena)
    subject = subject_for(participation, arena, kind, ref)
    shut = shut_to(participation, arena)
    others = threads_in(arena) if kind == ARENA else []
    context = {
        "arena": arena,
        "room": "talk",
        "room_title": _("Samtale") if kind == ARENA else subject.title,
        "is_room": kind == ARENA,
        "subject": subject,
        "talk": talk_about(subject, participation=participation, person=person, page=request.GET.get("page")),
        "names": Part.PARTICIPANTS not in shut,
        "others": [other for other in others if other.part not in shut],
    }
    return render(request, "talk/page.html", context)
