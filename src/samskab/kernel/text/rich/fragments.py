"""Between a text and the `XmlFragment` in which y-prosemirror keeps it, both ways.

A node is an element named after its kind, its attributes are the element's, words that stand together are one text
whose formatting attributes are the marks: `{}` for a mark without attributes, `{"href": …}` for a link.
"""

from collections.abc import Mapping
from typing import TypeAlias

from pycrdt import XmlElement, XmlFragment, XmlText

from samskab.kernel.canonical import Json
from samskab.kernel.text.rich.nodes import Doc, Mark, Node, written
from samskab.kernel.text.rich.reading import read
from samskab.kernel.text.rich.schema import DEEPEST, KINDS
from samskab.kernel.text.rich.tidying import tidy

Parent: TypeAlias = XmlFragment | XmlElement


def from_fragment(fragment: XmlFragment) -> dict[str, Json]:
    """The text that every editor shows for this fragment; raises `NotAText` only when it is too large.

    Whatever a program may have put there, what comes out is valid: what no editor can show is left out.
    """
    with fragment.doc.transaction():
        return tidy({"type": "doc", "content": _children(fragment, 0)})


def to_fragment(doc: Doc, fragment: XmlFragment) -> None:
    """Make the fragment say exactly this text, in one transaction, and leave alone every block that says it already."""
    wanted = read(doc).content
    with fragment.doc.transaction():
        held = [_raw(child, 0) for child in fragment.children]
        kept = 0
        while kept < min(len(held), len(wanted)) and _says(held[kept], wanted[kept]):
            kept += 1
        tail = 0
        while tail < min(len(held), len(wanted)) - kept and _says(held[-1 - tail], wanted[-1 - tail]):
            tail += 1
        del fragment.children[kept : len(held) - tail]
        for at, node in enumerate(wanted[kept : len(wanted) - tail], start=kept):
            _insert(fragment, at, node)


def _children(parent: Parent, depth: int) -> list[Json]:
    if depth >= DEEPEST:
        return []
    made: list[Json] = []
    for child in parent.children:
        made += _pieces(child) if isinstance(child, XmlText) else [_raw(child, depth)]
    return made


def _raw(child: XmlElement | XmlFragment | XmlText, depth: int) -> dict[str, Json]:
    if not isinstance(child, XmlElement):
        return {}
    rule = KINDS.get(child.tag or "")
    if rule is None:
        return {}
    attrs = {name: child.attributes.get(name) for name in ("id", *rule.attrs)}
    return {"type": child.tag, "attrs": attrs, "content": _children(child, depth + 1)}


def _pieces(text: XmlText) -> list[Json]:
    """The words of a text, a piece for each set of marks; what is no words is left out."""
    return [
        {"type": "text", "text": piece, "marks": [_mark(kind, attrs) for kind, attrs in (marks or {}).items()]}
        for piece, marks in text.diff()
        if isinstance(piece, str)
    ]


def _mark(kind: str, attrs: Json) -> dict[str, Json]:
    return {"type": kind if attrs is not None else "", "attrs": attrs if isinstance(attrs, Mapping) else {}}


def _says(raw: Json, node: Node) -> bool:
    """Whether an element says that block already, and nothing beside it."""
    return tidy({"type": "doc", "content": [raw]}) == tidy({"type": "doc", "content": [written(node)]})


def _insert(parent: Parent, at: int, node: Node) -> None:
    element = XmlElement(node.kind)
    parent.children.insert(at, element)
    for name, value in node.attrs.items():
        element.attributes[name] = value
    run: XmlText | None = None
    for child in node.content:
        if child.kind != "text":
            _insert(element, len(element.children), child)
            run = None
            continue
        if run is None:
            run = element.children.append(XmlText(""))
        run.insert(len(run), child.text, _formats(child.marks))


def _formats(marks: tuple[Mark, ...]) -> dict[str, dict[str, str]]:
    """The marks as y-prosemirror writes them."""
    return {mark.kind: {"href": mark.href} if mark.kind == "link" else {} for mark in marks}
