"""Making a text of ours from what an editor or a stranger's program sent, as the editor itself does.

A node that does not fit where it stands is left out with what it holds, for that is what every editor does that meets
it, so all see the same. Words are never lost for the sake of a mark: a link that may not be followed is words.
"""

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from samskab.kernel.canonical import Json, canonical
from samskab.kernel.text.rich.nodes import Mark, Node, NotAText, written
from samskab.kernel.text.rich.schema import (
    DEEPEST,
    KINDS,
    LONGEST,
    MARKS,
    MOST_NODES,
    allows,
    fits,
    is_id,
    is_link,
    readable,
)


def tidy(raw: Json) -> dict[str, Json]:
    """The text that can be made of `raw`; raises `NotAText` only for what is too large, since nothing is cut off.

    A text that is one already comes back as it was. A block without an id gets one that follows from what it holds,
    so that two who tidy the same get the same.
    """
    return written(tidied(raw))


def empty() -> dict[str, Json]:
    """A text that nobody has written in yet."""
    return tidy({"type": "doc"})


def tidied(raw: Json) -> Node:
    """As `tidy`, in nodes."""
    found = _children(raw, _Count(), 0) if isinstance(raw, Mapping) and raw.get("type") == "doc" else []
    blocks = [block for block in found if fits("doc", [block.kind])]
    return Node("doc", tuple(_with_ids(blocks or [Node("paragraph")])))


@dataclass
class _Count:
    nodes: int = 0
    letters: int = 0

    def add(self, letters: int = 0) -> None:
        self.nodes += 1
        self.letters += letters
        if self.nodes > MOST_NODES or self.letters > LONGEST:
            raise NotAText("too_large")


def _children(raw: Mapping[str, Json], count: _Count, depth: int) -> list[Node]:
    held = raw.get("content")
    if depth >= DEEPEST or isinstance(held, str) or not isinstance(held, Sequence):
        return []
    made = (_node(child, count, depth + 1) for child in held if isinstance(child, Mapping))
    return _joined(node for node in made if node is not None)


def _node(raw: Mapping[str, Json], count: _Count, depth: int) -> Node | None:
    kind = raw.get("type")
    if kind == "text":
        return _words(raw, count)
    if not isinstance(kind, str) or kind not in KINDS or kind == "doc":
        return None
    count.add()
    attrs = _attrs(kind, raw.get("attrs"), is_block=depth == 1)
    content = tuple(_children(raw, count, depth))
    if attrs is None or not fits(kind, [child.kind for child in content]):
        return None
    return Node(kind, content, attrs)


def _words(raw: Mapping[str, Json], count: _Count) -> Node | None:
    text = raw.get("text")
    if not isinstance(text, str) or not text:
        return None
    count.add(len(text))
    held = raw.get("marks")
    marks = [] if isinstance(held, str) or not isinstance(held, Sequence) else held
    found = {mark.kind: mark for mark in map(_mark, marks) if mark is not None}
    return Node("text", text=readable(text), marks=tuple(found[kind] for kind in MARKS if kind in found))


def _mark(raw: Json) -> Mark | None:
    kind = raw.get("type") if isinstance(raw, Mapping) else None
    if not isinstance(raw, Mapping) or not isinstance(kind, str) or kind not in MARKS:
        return None
    if kind != "link":
        return Mark(kind)
    attrs = raw.get("attrs")
    href = attrs.get("href") if isinstance(attrs, Mapping) else None
    return Mark(kind, href) if isinstance(href, str) and is_link(href) else None


def _attrs(kind: str, raw: Json, *, is_block: bool) -> dict[str, str | int] | None:
    """The attributes that count, or nothing when one is missing without which there is no such node."""
    given = raw if isinstance(raw, Mapping) else {}
    rule = KINDS[kind]
    made: dict[str, str | int] = dict(rule.defaults)
    if is_block and isinstance(given.get("id"), str) and is_id(given["id"]):
        made["id"] = str(given["id"])
    for name in rule.attrs:
        value = _whole(given.get(name))
        if isinstance(value, str | int) and allows(name, value):
            made[name] = value
    return made if all(name in made for name in rule.must) else None


def _whole(value: Json) -> Json:
    """A number as Yjs hands it over, with a point in it, as the whole number it is."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _joined(nodes: Iterable[Node]) -> list[Node]:
    """The same nodes, with words that stand beside words of the same marks in one piece."""
    made: list[Node] = []
    for node in nodes:
        if made and node.kind == made[-1].kind == "text" and node.marks == made[-1].marks:
            made[-1] = Node("text", text=made[-1].text + node.text, marks=node.marks)
        else:
            made.append(node)
    return made


@dataclass
class _Ids:
    taken: set[str] = field(default_factory=set)

    def fresh(self, block: Node) -> str:
        """An id that follows from the block and from nothing else, so that everybody finds the same."""
        seed = canonical(written(block))
        for turn in range(len(self.taken) + 1):
            made = base64.b32encode(hashlib.sha256(seed + bytes(turn)).digest()).decode().lower()[:8]
            if made not in self.taken:
                break
        return made


def _with_ids(blocks: Sequence[Node]) -> Iterable[Node]:
    """The blocks, each with an id of its own: the first to bear one keeps it."""
    ids = _Ids({block.word("id") for block in blocks})
    seen: set[str] = set()
    for block in blocks:
        own = block.word("id")
        if not own or own in seen:
            own = ids.fresh(block)
            ids.taken.add(own)
        seen.add(own)
        yield Node(block.kind, block.content, {"id": own, **{k: v for k, v in block.attrs.items() if k != "id"}})
