"""A text out of Markdown, for whoever writes where there is no editor: headings, lists, quotes, tables and links.

Lines break where they were broken. What Markdown has and a text has not, such as code and HTML, is kept as words.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.token import Token

from samskab.kernel.canonical import Json
from samskab.kernel.text.rich.nodes import Mark
from samskab.kernel.text.rich.schema import DEEPEST, MARKS, is_link
from samskab.kernel.text.rich.tidying import tidy

_OPENS = {
    "paragraph_open": "paragraph",
    "heading_open": "heading",
    "bullet_list_open": "bullet_list",
    "ordered_list_open": "ordered_list",
    "list_item_open": "list_item",
    "blockquote_open": "blockquote",
    "table_open": "table",
    "tr_open": "table_row",
    "th_open": "table_header",
    "td_open": "table_cell",
}
_CELLS = ("table_header", "table_cell")
_PARAGRAPHS = re.compile(r"\n\s*\n")
Made: TypeAlias = dict[str, Any]


def _may_lead(_reader: MarkdownIt, address: str) -> bool:
    """Whether Markdown may see an address there at all; what may be followed is decided by the form of a text."""
    return is_link(address) or address.startswith("/")


def _as_it_stands(_reader: MarkdownIt, address: str) -> str:
    return address


_Reader = type("_Reader", (MarkdownIt,), {"validateLink": _may_lead, "normalizeLink": _as_it_stands})
_READER: MarkdownIt = _Reader("commonmark", {"html": False, "maxNesting": DEEPEST}).enable("table")


def from_markdown(text: str) -> dict[str, Json]:
    """The text that this Markdown means; raises `NotAText` only when it is too large.

    What is nested deeper than a text can be is taken as the lines it was written in, so that no word is lost.
    """
    tokens = _READER.parse(text)
    if any(token.level >= DEEPEST - 2 for token in tokens):
        return tidy({"type": "doc", "content": [_paragraph(part) for part in _PARAGRAPHS.split(text.strip())]})
    return tidy({"type": "doc", "content": _content(tokens)})


def inline_of(marked: str) -> list[tuple[str, tuple[Mark, ...]]]:
    """The words that a line of Markdown means, a piece for each set of marks; a line break is one of its letters."""
    pieces = (piece for token in _READER.parseInline(marked) for piece in _pieces(token.children or []))
    return [("".join(text for text, _ in group), marks) for marks, group in groupby(pieces, key=lambda piece: piece[1])]


def _content(tokens: Sequence[Token]) -> list[Made]:
    root: Made = {"type": "doc", "content": []}
    within = [root]
    for token in tokens:
        if token.type in _OPENS:
            made: Made = {"type": _OPENS[token.type], "attrs": _attrs(token), "content": []}
            within[-1]["content"].append(made)
            within.append(made)
        elif token.type.replace("_close", "_open") in _OPENS:
            _finish(within.pop())
        elif token.type == "hr":
            within[-1]["content"].append({"type": "horizontal_rule"})
        elif token.type in ("fence", "code_block"):
            within[-1]["content"].append(_paragraph(token.content.rstrip("\n")))
        elif token.type == "inline":
            _fill(within[-1], token)
    return list(root["content"])


def _attrs(token: Token) -> Made:
    if token.type == "heading_open":
        return {"level": min(4, max(2, int(token.tag[1:])))}
    return {"order": token.attrGet("start") or 1} if token.type == "ordered_list_open" else {}


def _finish(made: Made) -> None:
    """See to it that a node holds what its kind must hold."""
    held = made["content"]
    if made["type"] == "list_item" and (not held or held[0]["type"] != "paragraph"):
        held.insert(0, {"type": "paragraph"})
    if made["type"] in ("blockquote", *_CELLS) and not held:
        held.append({"type": "paragraph"})
    if made["type"] == "table" and len(held) > 1 and not any(map(_says_something, held[0]["content"])):
        del held[0]
    if made["type"] == "paragraph" and len(held) == 1 and held[0]["type"] == "image":
        made.update(held.pop())
        del made["content"]


def _says_something(cell: Made) -> bool:
    return any(paragraph.get("content") for paragraph in cell["content"])


def _fill(block: Made, token: Token) -> None:
    """Put words in a block; a cell holds them in a paragraph, and a picture alone in a paragraph takes its place."""
    children = token.children or []
    held = (
        [_image(children[0])] if len(children) == 1 and _is_ours(children[0]) and block["type"] == "paragraph" else None
    )
    words = held or list(_inline(children))
    block["content"] += [{"type": "paragraph", "content": words}] if block["type"] in _CELLS else words


def _is_ours(token: Token) -> bool:
    return token.type == "image" and str(token.attrGet("src")).startswith("/") and bool(token.content.strip())


def _image(token: Token) -> Made:
    return {"type": "image", "attrs": {"src": token.attrGet("src"), "alt": _alt(token)}}


def _alt(token: Token) -> str:
    return "".join(text for text, _marks in _pieces(token.children or []))


def _inline(tokens: Sequence[Token]) -> Iterator[Made]:
    for text, marks in _pieces(tokens):
        written = [{"type": mark.kind, "attrs": {"href": mark.href}} for mark in marks]
        yield {"type": "hard_break"} if text == "\n" else {"type": "text", "text": text, "marks": written}


def _pieces(tokens: Sequence[Token]) -> Iterator[tuple[str, tuple[Mark, ...]]]:
    open_marks: dict[str, str] = {}
    for token in tokens:
        kind = token.type.removesuffix("_open").removesuffix("_close")
        if kind in MARKS:
            if token.nesting == 1:
                open_marks[kind] = str(token.attrGet("href") or "")
            else:
                open_marks.pop(kind, None)
            continue
        marks = tuple(Mark(name, open_marks[name]) for name in MARKS if name in open_marks)
        if token.type in ("softbreak", "hardbreak"):
            yield "\n", ()
        elif words := _alt(token) if token.type == "image" else token.content:
            yield words, marks


def _paragraph(text: str) -> Made:
    """A paragraph of these lines as they stand."""
    held: list[Made] = []
    for line in text.split("\n"):
        held += [{"type": "text", "text": line}, {"type": "hard_break"}] if line else [{"type": "hard_break"}]
    return {"type": "paragraph", "content": held[:-1]}
