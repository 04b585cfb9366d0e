"""One block of a text, and the text with another in its place. No query: it is all in what the text says."""

import secrets
import string
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from samskab.ground.documents.queries.saying import refuse_cpr_in
from samskab.kernel.canonical import Json
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.rich import NotAText, blocks, is_empty, tidy

_LETTERS = string.ascii_lowercase + string.digits


def new_block_id() -> str:
    """An id for a new block."""
    return "".join(secrets.choice(_LETTERS) for _each in range(8))


def said_in(body: Mapping[str, Json], block: str) -> str | None:
    """What the block with this id says in plain text; None when there is none."""
    return next((each.words for each in blocks(body) if each.id == block), None)


def block_alone(block: Mapping[str, Any], ident: str) -> dict[str, Json]:
    """A block in the form of `kernel.text.rich`, with this id; raises a `Refusal` for what is none, or a CPR number."""
    try:
        attrs = {**block.get("attrs", {}), "id": ident}
        made = blocks(tidy({"type": "doc", "content": [{**block, "attrs": attrs}]}))
    except (NotAText, TypeError) as error:
        raise _no_block() from error
    if len(made) != 1 or made[0].kind != block.get("type"):
        raise _no_block()
    refuse_cpr_in({"type": "doc", "content": [made[0].json]}, field="after")
    return dict(made[0].json)


def replaced(body: Mapping[str, Json], block: str, after: Mapping[str, Any]) -> dict[str, Json]:
    """The text with `after` where that block stood."""
    anew = block_alone(after, block)
    return {"type": "doc", "content": [anew if each.id == block else each.json for each in blocks(body)]}


def placed(body: Mapping[str, Json], block: Mapping[str, Any], behind: str) -> dict[str, Json]:
    """The text with one more block, behind another or last. In a text that nobody has written in, it is the first."""
    anew = block_alone(block, new_block_id())
    if is_empty(body) and not behind:
        return {"type": "doc", "content": [anew]}
    made: list[Json] = []
    for each in blocks(body):
        made.append(each.json)
        if each.id == behind:
            made.append(anew)
    if not behind:
        made.append(anew)
    if anew not in made:
        raise Refusal("block_gone", _("Det afsnit er ikke i teksten mere."), status=409)
    return {"type": "doc", "content": made}


def _no_block() -> Refusal:
    return Refusal("not_a_block", _("Det kan ikke stå i teksten. Skriv det på en anden måde."), "after", 400)
