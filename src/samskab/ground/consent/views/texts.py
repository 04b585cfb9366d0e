"""Asking everybody about a version of a shared text."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samskab.ground.arenas.queries.arenas import arena_at
from samskab.ground.consent import actions
from samskab.ground.consent.forms.proposing import AskAboutTextForm
from samskab.ground.consent.queries.agreements import REVIEWED_AFTER
from samskab.ground.consent.queries.guidelines import guidelines_of
from samskab.ground.consent.queries.texts import rounds_about_texts, title_for
from samskab.ground.consent.views.doors import back, here_to_propose, of_arena
from samskab.ground.documents.queries.agreed import rounds_about
from samskab.ground.documents.queries.documents import document_at, documents_in
from samskab.ground.documents.queries.versions import body_kept, version_for
from samskab.kernel import clock
from samskab.kernel.forms import done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.kept import show_again
from samskab.kernel.http.public import public
from samskab.kernel.paging import page

PER_PAGE = 25


@public
@require_safe
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    """The texts of the arena, each with the version that can be asked about, or what everybody said to it already."""
    arena = arena_at(slug)
    texts = page(documents_in(arena), request.GET.get("page"), size=PER_PAGE)
    rounds = rounds_about_texts(arena, texts.rows)
    told = [(text, rounds[text.ref]) for text in texts]
    context = of_arena(arena, gettext("En fælles tekst"), texts=texts, told=told, query=request.GET)
    return render(request, "consent/choose_text.html", context)


@open_to_guests
def propose(request: HttpRequest, slug: str, text: UUID, number: int) -> HttpResponse:
    """Put a version of a text forward, word for word as it was kept."""
    here = here_to_propose(request, slug)
    document = document_at(here.arena, text)
    version = version_for(document, number)
    asked = guidelines_of(here.arena)
    review = localdate(clock.now()) + REVIEWED_AFTER
    form = AskAboutTextForm(request.POST or None, asked=asked, review_on=review, title=title_for(document))
    opened = []

    def act(told: Mapping[str, Any]) -> None:
        opened.append(actions.ask_about_version(version=version, **told, by=here.person))

    if done(form, act):
        return back(request, opened[0], _("Runden er åben. Alle, der er med nu, kan svare."))
    show_again(request, form)
    context = of_arena(
        here.arena,
        _("Bed om samtykke til en tekst"),
        form=form,
        asked=asked,
        circle=here.arena.size,
        document=document,
        version=version,
        body=body_kept(version),
        rounds=rounds_about(document),
    )
    return render(request, "consent/propose_text.html", context)
