"""What stands in the margin of a text now: remarks that nobody has settled, and suggestions that stand open."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from samskab.ground.arenas.enums import State
from samskab.ground.arenas.models import Participation
from samskab.ground.documents.models import Document, Remark, RemarkAnswer, Suggestion
from samskab.ground.documents.queries.margin import remarks_of, suggestions_of
from samskab.kernel.text.diffs import Piece, diff
from samskab.kernel.text.rich import Block, Doc, blocks


@dataclass(frozen=True)
class Beside:
    """One thing in the margin, and what the one who looks may do about it."""

    ref: UUID
    by: Participation
    at: datetime
    block: str
    anchor_text: str = ""
    quote: str = ""
    words: str = ""
    why: str = ""
    pieces: tuple[Piece, ...] = ()
    is_suggestion: bool = False
    is_stale: bool = False
    may_take: bool = False
    may_withdraw: bool = False
    may_settle: bool = False
    may_reply: bool = False
    answers: tuple[RemarkAnswer, ...] = ()


def beside(document: Document, body: Doc, looker: Participation | None) -> list[Beside]:
    """What stands open beside a text that says `body`, in the order of the text. Three queries."""
    standing = {block.id: block for block in blocks(body)}
    acts = looker if looker is not None and document.arena.state == State.OPEN else None
    items = [_remark(each, acts) for each in remarks_of(document, settled=False)]
    items += [_suggestion(each, acts, standing) for each in suggestions_of(document, open_only=True)]
    places = {ident: place for place, ident in enumerate(standing)}
    return sorted(items, key=lambda item: (places.get(item.block, len(places)), item.at))


def _remark(remark: Remark, looker: Participation | None) -> Beside:
    left = remark.by.left_at is not None
    return Beside(
        ref=remark.ref,
        by=remark.by,
        at=remark.at,
        block=remark.block,
        anchor_text=base64.b64encode(bytes(remark.anchor)).decode(),
        quote=remark.quote,
        words=remark.words,
        may_settle=looker is not None and (left or remark.by.person_id == looker.person_id),
        may_reply=looker is not None,
        answers=tuple(remark.answers.all()),
    )


def _suggestion(suggestion: Suggestion, looker: Participation | None, standing: Mapping[str, Block]) -> Beside:
    [after] = blocks({"type": "doc", "content": [suggestion.after]})
    now = standing.get(suggestion.block)
    stale = now is None or now.words.split() != suggestion.before.split()
    return Beside(
        ref=suggestion.ref,
        by=suggestion.by,
        at=suggestion.at,
        block=suggestion.block,
        pieces=diff(suggestion.before, after.words),
        why=suggestion.why,
        is_suggestion=True,
        is_stale=stale,
        may_take=looker is not None and not stale,
        may_withdraw=looker is not None and suggestion.by.person_id == looker.person_id,
    )
