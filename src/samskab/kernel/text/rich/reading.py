"""Reading a text strictly: it has the one form a text can have, or it is refused with the reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from samskab.kernel.canonical import Json
from samskab.kernel.text.rich.nodes import Doc, Mark, Node, NotAText
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
    is_readable,
)


def validate(doc: Doc) -> None:
    """Raise `NotAText` unless `doc` is a text in its one form, so that the same text always has the same digest.

    Codes: `shape`, `kind`, `content`, `attribute`, `alt`, `id`, `same_id`, `mark`, `link`, `letter`, `empty`, `split`
    (words with the same marks in two pieces), `too_deep`, `too_large`.
    """
    read(doc)


def read(doc: Json) -> Node:
    """The text as nodes; raises what `validate` raises."""
    node = _Reader().node(doc, "", 0)
    if node.kind != "doc":
        raise NotAText("kind")
    return node


@dataclass
class _Reader:
    nodes: int = 0
    letters: int = 0
    ids: set[str] = field(default_factory=set)

    def node(self, raw: Json, place: str, depth: int) -> Node:
        if not isinstance(raw, Mapping):
            raise NotAText("shape", place)
        if depth > DEEPEST:
            raise NotAText("too_deep", place)
        self.count(1, 0, place)
        kind = raw.get("type")
        if kind == "text":
            return self.words(raw, place)
        if not isinstance(kind, str) or kind not in KINDS or (kind == "doc") != (depth == 0):
            raise NotAText("kind", place)
        _refuse_other_keys(raw, {"type", "attrs", "content"}, place)
        attrs = self.attrs(kind, raw, place, is_block=depth == 1)
        content = tuple(
            self.node(child, f"{place}/{at}", depth + 1) for at, child in enumerate(_list(raw, "content", place))
        )
        if not fits(kind, [child.kind for child in content]):
            raise NotAText("content", place)
        if any(one.kind == other.kind == "text" and one.marks == other.marks for one, other in pairwise(content)):
            raise NotAText("split", place)
        return Node(kind, content, attrs)

    def attrs(self, kind: str, raw: Mapping[str, Json], place: str, *, is_block: bool) -> dict[str, str | int]:
        given = raw.get("attrs", {})
        if not isinstance(given, Mapping) or ("attrs" in raw and not given):
            raise NotAText("shape", place)
        rule = KINDS[kind]
        _refuse_other_keys(given, {*rule.attrs, *(["id"] if is_block else [])}, place, "attribute")
        made: dict[str, str | int] = {}
        if is_block:
            made["id"] = self.id(given.get("id"), place)
        for name in rule.attrs:
            value = given.get(name)
            if name not in given and name not in rule.must:
                continue
            if not isinstance(value, str | int) or not allows(name, value):
                raise NotAText("alt" if name == "alt" else "attribute", place)
            made[name] = value
        return made

    def id(self, value: Json, place: str) -> str:
        if not isinstance(value, str) or not is_id(value):
            raise NotAText("id", place)
        if value in self.ids:
            raise NotAText("same_id", place)
        self.ids.add(value)
        return value

    def words(self, raw: Mapping[str, Json], place: str) -> Node:
        _refuse_other_keys(raw, {"type", "text", "marks"}, place)
        text = raw.get("text")
        if not isinstance(text, str):
            raise NotAText("shape", place)
        if not text:
            raise NotAText("empty", place)
        self.count(0, len(text), place)
        if not is_readable(text):
            raise NotAText("letter", place)
        marks = tuple(_mark(mark, place) for mark in _list(raw, "marks", place))
        kinds = [mark.kind for mark in marks]
        if kinds != [kind for kind in MARKS if kind in kinds]:
            raise NotAText("mark", place)
        return Node("text", text=text, marks=marks)

    def count(self, nodes: int, letters: int, place: str) -> None:
        self.nodes += nodes
        self.letters += letters
        if self.nodes > MOST_NODES or self.letters > LONGEST:
            raise NotAText("too_large", place)


def _mark(raw: Json, place: str) -> Mark:
    if not isinstance(raw, Mapping):
        raise NotAText("shape", place)
    kind = raw.get("type")
    if not isinstance(kind, str) or kind not in MARKS:
        raise NotAText("mark", place)
    if kind != "link":
        _refuse_other_keys(raw, {"type"}, place, "mark")
        return Mark(kind)
    attrs = raw.get("attrs")
    if set(raw) != {"type", "attrs"} or not isinstance(attrs, Mapping) or set(attrs) != {"href"}:
        raise NotAText("mark", place)
    href = attrs["href"]
    if not isinstance(href, str) or not is_link(href):
        raise NotAText("link", place)
    return Mark(kind, href)


def _list(raw: Mapping[str, Json], key: str, place: str) -> Sequence[Json]:
    """What stands under a key that is there only when it holds something."""
    found = raw.get(key, [])
    if isinstance(found, str) or not isinstance(found, Sequence) or (key in raw and not found):
        raise NotAText("shape", place)
    return found


def _refuse_other_keys(raw: Mapping[str, Json], known: set[str], place: str, code: str = "shape") -> None:
    if not set(raw) <= known:
        raise NotAText(code, place)
