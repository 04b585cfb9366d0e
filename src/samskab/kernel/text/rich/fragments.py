"""Reading a text out of the `XmlFragment` in which y-prosemirror keeps it; `amending` writes it there.

A node is an element named after its kind, its attributes are the element's, words that stand together are one text
whose formatting attributes are the marks: `{}` for a mark without attributes, `{"href": …}` for a link.
"""

from collections.abc import Mapping
from typing import TypeAlias

from pycrdt import XmlElement, XmlFragment, XmlText

from samskab.kernel.canonical import Json
from samskab.kernel.text.rich.schema import DEEPEST, KINDS
from samskab.kernel.text.rich.tidying import tidy

Parent: TypeAlias = XmlFragment | XmlElement


def from_fragment(fragment: XmlFragment) -> dict[str, Json]:
    """The text that every editor shows for this fragment; raises `NotAText` only when it is too large.

    Whatever a program may have put there, what comes out is valid: what no editor can show is left out.
    """
    with fragment.doc.transaction():
        return tidy({"type": "doc", "content": _children(fragment, 0)})


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
