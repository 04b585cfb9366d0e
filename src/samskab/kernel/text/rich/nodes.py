"""The parts of a text that has headings, lists and links: a tree of nodes, and words with marks on them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from samskab.kernel.canonical import Json

Doc: TypeAlias = Mapping[str, Json]
Attrs: TypeAlias = Mapping[str, str | int]


class NotAText(ValueError):
    """What was handed over is no text of ours: `code` says what is wrong with it, and `place` where in the tree."""

    def __init__(self, code: str, place: str = "") -> None:
        super().__init__(f"{code} at {place or 'the root'}")
        self.code = code
        self.place = place


@dataclass(frozen=True, slots=True)
class Mark:
    """How some words stand out: `strong`, `em`, or a `link` that leads to `href`."""

    kind: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A block, a part of one, or (kind `text`) some words with the marks they carry."""

    kind: str
    content: tuple["Node", ...] = ()
    attrs: Attrs = field(default_factory=dict)
    text: str = ""
    marks: tuple[Mark, ...] = ()

    def word(self, name: str) -> str:
        """An attribute that is words; empty where there is none."""
        return str(self.attrs.get(name, ""))

    def number(self, name: str, otherwise: int = 0) -> int:
        """An attribute that is a number."""
        return int(self.attrs.get(name, otherwise))

    @property
    def href(self) -> str:
        """Where these words lead; empty where they lead nowhere."""
        return next((mark.href for mark in self.marks if mark.kind == "link"), "")

    def has(self, mark: str) -> bool:
        """Whether these words carry such a mark."""
        return any(one.kind == mark for one in self.marks)

    def walk(self) -> Iterator["Node"]:
        """The node itself and everything in it, in reading order."""
        yield self
        for child in self.content:
            yield from child.walk()


def written(node: Node) -> dict[str, Json]:
    """The node as ProseMirror writes it in JSON, without what says nothing."""
    made: dict[str, Json] = {"type": node.kind}
    if node.attrs:
        made["attrs"] = dict(node.attrs)
    if node.content:
        made["content"] = [written(child) for child in node.content]
    if node.kind == "text":
        made["text"] = node.text
    if node.marks:
        made["marks"] = [_mark(mark) for mark in node.marks]
    return made


def _mark(mark: Mark) -> dict[str, Json]:
    return {"type": mark.kind, "attrs": {"href": mark.href}} if mark.kind == "link" else {"type": mark.kind}
