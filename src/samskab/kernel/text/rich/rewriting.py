"""A text that somebody wrote anew as Markdown, held beside what it was: what they left alone stays as it was."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from samskab.kernel.canonical import Json
from samskab.kernel.text.rich.markdown import to_markdown
from samskab.kernel.text.rich.nodes import Doc
from samskab.kernel.text.rich.tidying import tidy
from samskab.kernel.text.rich.unmarking import from_markdown
from samskab.kernel.text.rich.words import Block, blocks

Made = dict[str, Any]
_ROOM = re.compile(r"[ \t]+")


def rewritten(before: Doc, text: str, *, beside: Doc | None = None) -> dict[str, Json]:
    """The text that this Markdown means, written on top of `before`, perhaps with words out of a text `beside` it.

    A block that says the same in Markdown as one of either is that block, with all that Markdown cannot say. One that
    was changed keeps its id, so that it can be followed. Raises `NotAText` only when it is too large.
    """
    if _spaced(text) == _spaced(to_markdown(before)):
        return tidy(before)
    known = {words: block for block in blocks(beside) if (words := _marked(block))} if beside is not None else {}
    old, new = blocks(before), blocks(from_markdown(text))
    marked = [_marked(block) for block in old]
    steps = SequenceMatcher(None, marked, [_marked(block) for block in new], autojunk=False).get_opcodes()
    made: list[Made] = []
    for step, first, last, start, end in steps:
        if step == "equal":
            made += [dict(block.json) for block in old[first:last]]
        else:
            made += _instead(old[first:last], marked[first:last], new[start:end], known)
    return tidy({"type": "doc", "content": made})


def _marked(block: Block) -> str:
    return _spaced(to_markdown({"type": "doc", "content": [block.json]}))


def _spaced(text: str) -> str:
    """Markdown with one space wherever there is room, since it means the same."""
    return _ROOM.sub(" ", text).strip()


def _instead(
    old: Sequence[Block], marked: Sequence[str], new: Sequence[Block], known: Mapping[str, Block]
) -> Iterator[Made]:
    """What stands there now. What is nothing in Markdown, as an empty paragraph is, was not taken away by anybody."""
    said = [block for block, words in zip(old, marked, strict=True) if words]
    yield from (dict(block.json) for block, words in zip(old, marked, strict=True) if not words)
    for before, after in zip_longest(said, new):
        if after is not None and (words := _marked(after)) in known:
            yield dict(known[words].json)
        elif after is not None:
            yield _named(after, before.id if before is not None else "")


def _named(block: Block, ident: str) -> Made:
    held: Made = dict(block.json)
    attrs = {name: value for name, value in held["attrs"].items() if name != "id"}
    return {**held, "attrs": {**attrs, "id": ident} if ident else attrs}
