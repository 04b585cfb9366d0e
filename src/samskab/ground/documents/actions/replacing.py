"""Writing in a text without an editor: another block for a block, or one more."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from samskab.ground.arenas.actions.acts import acting
from samskab.ground.arenas.models import Participation
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.documents.actions.writing import write
from samskab.ground.documents.models import Document
from samskab.ground.documents.queries.blocks import new_block_id, placed, replaced, said_in
from samskab.ground.documents.queries.documents import hold
from samskab.ground.documents.queries.texts import text_to_write
from samskab.ground.documents.rules.writing import may_replace
from samskab.ground.people.models import Person
from samskab.kernel.refusal import require


@transaction.atomic
def replace_block(*, document: Document, block: str, before: str, after: Mapping[str, Any], by: Person) -> int:
    """Let the block with this id say `after`, in the form of `kernel.text.rich`, if it still says `before`.

    Consequences: everybody who has the text open sees it. It is typing, so no fact tells of it. The answer is the
    number of the change; 0 when it said that already.
    """
    room = held_arena(document.arena)
    participation = acting(arena=room, by=by)
    return put(document=document, block=block, before=before, after=after, by=participation, words_of=participation)


@transaction.atomic
def add_block(*, document: Document, block: Mapping[str, Any], behind: str = "", by: Person) -> int:
    """Add a block, in the form of `kernel.text.rich`, behind the one with the id `behind`, or last in the text.

    Consequences: as those of `replace_block`.
    """
    room = held_arena(document.arena)
    participation = acting(arena=room, by=by)
    hold(document.pk)
    text = text_to_write(document)
    body = placed(text.body, block, behind)
    return write(text=text, body=body, document=document, by=participation, words_of=participation)


@transaction.atomic
def add_paragraphs(*, document: Document, words: str, by: Person) -> int:
    """Add what somebody wrote last in the text, a paragraph for each that an empty line parts.

    Consequences: as those of `replace_block`. The answer is the number of the last change.
    """
    said = [" ".join(each.split()) for each in words.split("\n\n")]
    change = 0
    for each in filter(None, said):
        block = {"type": "paragraph", "attrs": {"id": new_block_id()}, "content": [{"type": "text", "text": each}]}
        change = add_block(document=document, block=block, by=by)
    return change


def put(
    *,
    document: Document,
    block: str,
    before: str,
    after: Mapping[str, Any],
    by: Participation,
    words_of: Participation,
) -> int:
    """Put a block in another's place, for the actions here and within theirs."""
    hold(document.pk)
    text = text_to_write(document)
    body = text.body
    require(may_replace(said=said_in(body, block), seen=before))
    return write(text=text, body=replaced(body, block, after), document=document, by=by, words_of=words_of)
