"""Making a fragment say a text with as little change as there can be.

Who wrote what is known letter by letter, and a remark stays with its words: both hold only while the words that stay
are left where they are. So blocks are matched by their ids, the parts of a block by their kinds, and words by a diff.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Any, TypeAlias

from pycrdt import XmlElement, XmlFragment, XmlText

from samskab.kernel.text.diffs import Change, diff
from samskab.kernel.text.rich.nodes import Doc, Node
from samskab.kernel.text.rich.reading import read
from samskab.kernel.text.rich.schema import KINDS

# What stands among the children of an element: a run of words with their marks, or a node.
Run: TypeAlias = tuple[Node, ...]
Part: TypeAlias = Run | Node
Held: TypeAlias = XmlText | XmlElement | XmlFragment
Formats: TypeAlias = dict[str, Any]


def to_fragment(doc: Doc, fragment: XmlFragment) -> None:
    """Make the fragment say exactly this text, in one transaction.

    What it says already is not touched, down to the word.
    """
    wanted = read(doc)
    with fragment.doc.transaction():
        _amend_parts(fragment, _parts(wanted))


def _amend_parts(parent: XmlFragment | XmlElement, wanted: Sequence[Part]) -> None:
    """Make the children say `wanted`, from the last to the first, so that places before a change stay right."""
    held = list(parent.children)
    keys = [_key_of_held(child) for child in held], [_key(part) for part in wanted]
    for _tag, start, end, new_start, new_end in reversed(SequenceMatcher(None, *keys, autojunk=False).get_opcodes()):
        old, new = held[start:end], list(wanted[new_start:new_end])
        while old and new and _can_become(old[-1], new[-1]):
            _amend(old.pop(), new.pop())
        del parent.children[start : start + len(old)]
        for part in reversed(new):
            _insert(parent, start, part)


def _key_of_held(child: Held) -> tuple[str, str]:
    """What tells a child from those beside it: its id, or its words where it has none."""
    if isinstance(child, XmlElement):
        return child.tag or "", _id(child) or _words(child)
    return "text", _words(child)


def _key(part: Part) -> tuple[str, str]:
    if isinstance(part, Node):
        return part.kind, part.word("id") or "".join(node.text for node in part.walk())
    return "text", "".join(node.text for node in part)


def _can_become(child: Held, part: Part) -> bool:
    if isinstance(child, XmlElement) and isinstance(part, Node):
        return (child.tag, _id(child)) == (part.kind, part.word("id"))
    return isinstance(child, XmlText) and not isinstance(part, Node)


def _id(element: XmlElement) -> str:
    return str(element.attributes.get("id") or "")


def _words(child: Held) -> str:
    if isinstance(child, XmlText):
        return "".join(piece for piece, _formats in child.diff() if isinstance(piece, str))
    return "".join(_words(inner) for inner in child.children)


def _parts(node: Node) -> list[Part]:
    """The children of a node, words that stand together as one run."""
    made: list[Part] = []
    for is_words, children in groupby(node.content, lambda child: child.kind == "text"):
        run = tuple(children)
        made += [run] if is_words else run
    return made


def _amend(child: Held, part: Part) -> None:
    if isinstance(child, XmlText) and not isinstance(part, Node):
        _retell(child, part)
    elif isinstance(child, XmlElement) and isinstance(part, Node):
        _set_attributes(child, part)
        _amend_parts(child, _parts(part))


def _insert(parent: XmlFragment | XmlElement, at: int, part: Part) -> None:
    if isinstance(part, Node):
        element = parent.children.insert(at, XmlElement(part.kind))
        _amend(element, part)
    else:
        _write(parent.children.insert(at, XmlText("")), part)


def _set_attributes(element: XmlElement, node: Node) -> None:
    for name, value in node.attrs.items():
        if element.attributes.get(name) != value:
            element.attributes[name] = value
    for name in ("id", *KINDS[node.kind].attrs):
        if name in element.attributes and name not in node.attrs:
            del element.attributes[name]


def _write(text: XmlText, run: Run) -> None:
    for node in run:
        text.insert(len(text), node.text, _formats(node))


def _retell(text: XmlText, run: Run) -> None:
    """Change the words that differ, and then the marks that do. Places are counted in bytes of UTF-8."""
    pieces = text.diff()
    if not all(isinstance(piece, str) for piece, _formats in pieces):
        text.clear()
        return _write(text, run)
    at = 0
    for piece in diff("".join(piece for piece, _formats in pieces), "".join(node.text for node in run)):
        size = len(piece.text.encode())
        if piece.change == Change.TAKEN:
            del text[at : at + size]
            continue
        if piece.change == Change.ADDED:
            text.insert(at, piece.text)
        at += size
    return _mark(text, run)


def _mark(text: XmlText, run: Run) -> None:
    wanted = list(_stretches((node.text, _formats(node)) for node in run))
    for start, end, formats in list(_stretches(text.diff())):
        for new_start, new_end, new in wanted:
            changed = {name: new.get(name) for name in {*formats, *new} if formats.get(name) != new.get(name)}
            if changed and max(start, new_start) < min(end, new_end):
                text.format(max(start, new_start), min(end, new_end), changed)


def _stretches(pieces: Any) -> Iterator[tuple[int, int, Formats]]:
    """From where to where words carry which formats."""
    at = 0
    for words, formats in pieces:
        yield at, at + len(words.encode()), formats or {}
        at += len(words.encode())


def _formats(node: Node) -> Formats:
    """The marks of some words as y-prosemirror writes them."""
    return {mark.kind: {"href": mark.href} if mark.kind == "link" else {} for mark in node.marks}
