"""What became of one text, carried over to another that began as the same, wherever nobody has written since."""

from collections.abc import Mapping
from typing import Any

from samskab.kernel.canonical import Json
from samskab.kernel.text.rich.comparing import Fate, compare
from samskab.kernel.text.rich.nodes import Doc
from samskab.kernel.text.rich.tidying import tidy
from samskab.kernel.text.rich.words import blocks


def carried(before: Doc, after: Doc, onto: Doc) -> dict[str, Json]:
    """The text `onto` with what was changed from `before` to `after`, block by block.

    A block that says in `onto` what it said in `before` is changed likewise, or taken away; what is new is put behind
    the block it stood behind, or last. A block that somebody has written in since is left as they wrote it.
    """
    held: dict[str, Any] = {block.id: block.json for block in blocks(onto)}
    order = list(held)
    last = ""
    for each in compare(before, after):
        old, new = each.before, each.after
        if old is not None and held.get(old.id) == old.json:
            if new is None:
                del held[old.id]
                order.remove(old.id)
            elif each.fate != Fate.KEPT:
                held[old.id] = _with_id(new.json, old.id)
        elif old is None and new is not None and new.id not in held:
            held[new.id] = new.json
            order.insert(order.index(last) + 1 if last in order else len(order) if last else 0, new.id)
        if new is not None:
            last = old.id if old is not None else new.id
    return tidy({"type": "doc", "content": [held[ident] for ident in order]})


def _with_id(block: Mapping[str, Any], ident: str) -> dict[str, Any]:
    return {**block, "attrs": {**block["attrs"], "id": ident}}
