"""Suggesting other words for a block, taking a suggestion into the text, and taking one back."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.arenas.queries.participants import held_participation, participation_of
from samskab.ground.documents import facts
from samskab.ground.documents.actions.replacing import put
from samskab.ground.documents.models import Document, Source, Suggestion, SuggestionTaken, SuggestionWithdrawn
from samskab.ground.documents.queries.blocks import block_alone, said_in
from samskab.ground.documents.queries.saying import tidy_reason
from samskab.ground.documents.queries.suggested import SUGGESTION
from samskab.ground.documents.queries.texts import body_of
from samskab.ground.documents.rules.writing import may_replace, may_take, may_withdraw
from samskab.ground.people.models import Person
from samskab.kernel.refusal import Refusal, require


@transaction.atomic
def suggest(
    *, document: Document, block: str, before: str, after: Mapping[str, Any], why: str = "", by: Person
) -> Suggestion:
    """Suggest that the block with this id says `after`, in the form of `kernel.text.rich`, instead of `before`.

    Consequences: it stands beside the block until anyone takes it into the text or its author takes it back;
    `SuggestionMade` is recorded. The same suggestion by the same person is the one that stands.
    """
    room = held_arena(document.arena)
    participation = acting(arena=room, by=by)
    said = said_in(body_of(document), block)
    require(may_replace(said=said, seen=before))
    anew = block_alone(after, block)
    same = document.suggestions.filter(
        by__person=by, block=block, after=anew, taken__isnull=True, withdrawn__isnull=True
    ).first()
    if same is not None:
        return same
    suggestion = Suggestion.objects.create(
        document=document, block=block, before=said or "", after=anew, why=tidy_reason(why), by=participation
    )
    record_act(
        fact=facts.SuggestionMade(arena=room.ref, document=document.ref, suggestion=suggestion.ref),
        arena=room,
        by=by,
        participation=participation,
    )
    return suggestion


@transaction.atomic
def take_suggestion(*, suggestion: Suggestion, by: Person) -> SuggestionTaken:
    """Take a suggestion into the text, as anyone who takes part, while the block says what it was made for.

    Consequences, in order: the block says what was suggested, in letters that are known as its author's; the change
    is by the one who took it; the block names the suggestion as what it came from; `SuggestionTaken` is recorded.
    """
    document = suggestion.document
    room = held_arena(document.arena)
    participation = acting(arena=room, by=by)
    require(may_take(suggestion=suggestion))
    change = put(
        document=document,
        block=suggestion.block,
        before=suggestion.before,
        after=suggestion.after,
        by=participation,
        words_of=suggestion.by,
    )
    if not change:
        raise Refusal("same", _("Det står der allerede."), status=409)
    taken = SuggestionTaken.objects.create(suggestion=suggestion, change_id=change, by=participation)
    Source.objects.create(
        document=document, block=suggestion.block, kind=SUGGESTION, origin=suggestion.ref, by=participation
    )
    record_act(
        fact=facts.SuggestionTaken(arena=room.ref, document=document.ref, suggestion=suggestion.ref),
        arena=room,
        by=by,
        participation=participation,
    )
    return taken


@transaction.atomic
def withdraw_suggestion(*, suggestion: Suggestion, by: Person) -> SuggestionWithdrawn:
    """Take one's suggestion back, before anyone took it; also when one has left, and when the arena rests.

    Consequences: it can no longer be taken and can still be read; `SuggestionWithdrawn` is recorded.
    """
    room = held_arena(suggestion.document.arena)
    require(may_withdraw(suggestion=suggestion, by=by))
    here = participation_of(by, room)
    withdrawn = SuggestionWithdrawn.objects.create(
        suggestion=suggestion, by=held_participation(by, room) if here is not None else suggestion.by
    )
    record_act(
        fact=facts.SuggestionWithdrawn(arena=room.ref, document=suggestion.document.ref, suggestion=suggestion.ref),
        arena=room,
        by=by,
        participation=here,
    )
    return withdrawn
