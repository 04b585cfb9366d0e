"""Remarks on a paragraph, other words for it, and what becomes of both."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from samskab.ground.documents import actions
from samskab.ground.documents.forms.margin import RemarkForm, ReplyForm, SuggestForm
from samskab.ground.documents.queries.margin import remark_for, suggestion_for
from samskab.ground.documents.queries.rewording import can_be_reworded, reworded
from samskab.ground.documents.views.doors import SAYING, acting, ask, block_at, on
from samskab.kernel.forms import done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.limits import limited
from samskab.kernel.refusal import Refusal

QUOTED = 300


@open_to_guests
@limited("documents", SAYING)
def remark(request: HttpRequest, slug: str, ref: UUID, block: str) -> HttpResponse:
    """Remark on a paragraph, or on the words in it that a script has found the place of."""
    here, mine = acting(request, slug, ref)
    found = block_at(here, block)
    form = RemarkForm(request.POST or None)

    def act(told: Mapping[str, Any]) -> object:
        quote = told["quote"] or found.words[:QUOTED]
        return actions.remark(
            document=here.document,
            block=found.id,
            anchor=told["anchor"],
            quote=quote,
            words=told["words"],
            by=mine.person,
        )

    if done(form, act):
        return on(request, here, _("Bemærkningen står nu ved siden af teksten."), at="#margin")
    return ask(request, form, here, about=found)


@open_to_guests
@limited("documents", SAYING)
def suggest(request: HttpRequest, slug: str, ref: UUID, block: str) -> HttpResponse:
    """Suggest other words for a paragraph."""
    here, mine = acting(request, slug, ref)
    found = block_at(here, block)
    if not can_be_reworded(found):
        raise Refusal(
            "not_words", _("Det afsnit kan der ikke foreslås andre ord til. Skriv en bemærkning."), status=409
        )
    form = SuggestForm(request.POST or None, initial={"text": found.words, "seen": found.words})

    def act(told: Mapping[str, Any]) -> object:
        return actions.suggest(
            document=here.document,
            block=found.id,
            before=told["seen"],
            after=reworded(found, told["text"]),
            why=told["why"],
            by=mine.person,
        )

    if done(form, act):
        return on(request, here, _("Forslaget står nu ved siden af teksten."), at="#margin")
    form.has_read(found.words)
    return ask(request, form, here, about=found)


@open_to_guests
@limited("documents", SAYING)
def answer(request: HttpRequest, slug: str, ref: UUID, remark: UUID) -> HttpResponse:
    """Answer a remark."""
    here, mine = acting(request, slug, ref)
    found = remark_for(here.document, remark)
    form = ReplyForm(request.POST or None)
    if done(form, lambda told: actions.answer_remark(remark=found, words=told["words"], by=mine.person)):
        return on(request, here, _("Dit svar står nu under bemærkningen."), at=f"#said-{remark}")
    return ask(request, form, here, said_to=found)


@open_to_guests
@require_POST
def settle(request: HttpRequest, slug: str, ref: UUID, remark: UUID) -> HttpResponse:
    """Say that a remark has been seen to."""
    here, mine = acting(request, slug, ref)
    actions.settle_remark(remark=remark_for(here.document, remark), by=mine.person)
    return on(request, here, _("Bemærkningen er klaret."), at="#margin")


@open_to_guests
@require_POST
def take(request: HttpRequest, slug: str, ref: UUID, suggestion: UUID) -> HttpResponse:
    """Take a suggestion into the text."""
    here, mine = acting(request, slug, ref)
    actions.take_suggestion(suggestion=suggestion_for(here.document, suggestion), by=mine.person)
    return on(request, here, _("Forslaget er taget ind i teksten."), at="#margin")


@open_to_guests
@require_POST
def withdraw(request: HttpRequest, slug: str, ref: UUID, suggestion: UUID) -> HttpResponse:
    """Take one's own suggestion back."""
    here, mine = acting(request, slug, ref)
    actions.withdraw_suggestion(suggestion=suggestion_for(here.document, suggestion), by=mine.person)
    return on(request, here, _("Forslaget er trukket tilbage."), at="#margin")
