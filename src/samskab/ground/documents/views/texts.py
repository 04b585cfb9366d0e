"""The texts of an arena, and one of them as it is read."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samskab.ground.arenas.queries.arenas import arena_at
from samskab.ground.arenas.queries.participants import participation_of, taking_part
from samskab.ground.documents import actions
from samskab.ground.documents.enums import Kind
from samskab.ground.documents.forms.texts import FramingForm, ParagraphForm, StartForm, begun_as
from samskab.ground.documents.queries.agreed import rounds_about
from samskab.ground.documents.queries.beside import beside
from samskab.ground.documents.queries.documents import ADocument, documents_in
from samskab.ground.documents.queries.margin import framings_of
from samskab.ground.documents.queries.sources import lineage_of
from samskab.ground.documents.queries.texts import body_of
from samskab.ground.documents.queries.versions import last_version
from samskab.ground.documents.views.doors import ROOM, SAYING, acting, ask, looking, on, shown
from samskab.kernel.forms import done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.kept import forget, show_again
from samskab.kernel.http.limits import limited
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.kernel.paging import page
from samskab.kernel.text.rich import is_empty

PER_PAGE = 25


@public
@require_safe
def every(request: HttpRequest, slug: str) -> HttpResponse:
    """The texts of the arena, the one written in last first."""
    arena = arena_at(slug)
    context = {
        "arena": arena,
        "room": ROOM,
        "room_title": _("Tekster"),
        "texts": page(documents_in(arena), request.GET.get("page"), size=PER_PAGE),
        "query": request.GET,
        "takes_part": participation_of(visitor_or_guest(request), arena) is not None,
    }
    return render(request, "documents/list.html", context)


@open_to_guests
@limited("documents", SAYING)
def new(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin a text, and go on to write in it."""
    mine = taking_part(visitor_or_guest(request), slug)
    form = StartForm(request.POST or None, initial=begun_as(request.GET.get("kind", "")))
    made: list[ADocument] = []

    def act(told: Mapping[str, Any]) -> None:
        kind = Kind(told["kind"])
        framing = told["framing"]
        made.append(
            actions.start_document(arena=mine.arena, kind=kind, title=told["name"], framing=framing, by=mine.person)
        )

    if done(form, act):
        forget(request)
        return HttpResponseRedirect(reverse("documents:write", args=[slug, made[0].ref]))
    show_again(request, form)
    context = {"arena": mine.arena, "form": form, "back": reverse("documents:list", args=[slug])}
    return render(request, "documents/new.html", {**context, "back_label": _("Tekster")})


@public
@require_safe
def text(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """A text as it stands, with what people say beside it."""
    here = looking(request, slug, ref)
    body = body_of(here.document)
    rounds, latest = rounds_about(here.document), last_version(here.document)
    context = shown(
        here,
        here.document.title,
        body=body,
        is_empty=is_empty(body),
        margin=beside(here.document, body, here.mine),
        framings=list(framings_of(here.document)),
        lineage=lineage_of(here.document, participation=here.mine),
        latest=latest,
        rounds=rounds,
        may_ask=latest is not None and rounds.is_newer(latest.number),
    )
    return render(request, "documents/text.html", context)


@open_to_guests
@limited("documents", SAYING)
def add(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Write some paragraphs more, last in the text; it asks for no script."""
    here, mine = acting(request, slug, ref)
    form = ParagraphForm(request.POST or None)
    if done(form, lambda told: actions.add_paragraphs(document=here.document, words=told["words"], by=mine.person)):
        return on(request, here, _("Det står i teksten nu."))
    return ask(request, form, here)


@open_to_guests
@limited("documents", SAYING)
def framing(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Say how one sees it; it stays beside the text."""
    here, mine = acting(request, slug, ref)
    form = FramingForm(request.POST or None)
    if done(form, lambda told: actions.say_framing(document=here.document, words=told["framing"], by=mine.person)):
        return on(request, here, _("Det står nu ved siden af teksten."), at="#framings")
    return ask(request, form, here)
