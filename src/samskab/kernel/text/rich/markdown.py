"""A text as Markdown (CommonMark, and the tables of GitHub): every word, and its form where that can be said.

Emphasis that Markdown cannot carry, such as half a word that ends in a mark of punctuation, becomes words without it:
no star is ever left among the words. An empty paragraph is nothing in Markdown.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from samskab.kernel.text.rich.nodes import Doc, Mark, Node
from samskab.kernel.text.rich.reading import read
from samskab.kernel.text.rich.unmarking import inline_of

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~&!]")
_BEGINNING = re.compile(r"^(\s*)([-+=:]|\d+(?=[.)]))", re.MULTILINE)
_ENTITY = re.compile(r"&(?=#?\w+;)")
_DELIMITERS = {"strong": "**", "em": "_"}


def to_markdown(doc: Doc, *, site: str = "") -> str:
    """The text as Markdown. `site` is put before the addresses of images, which lie on this site."""
    return "\n\n".join(_blocks(read(doc).content, site)) + "\n"


def _blocks(nodes: Sequence[Node], site: str) -> Iterator[str]:
    """The blocks; a list that follows one of its own kind has another mark, or it would be the same list."""
    last, turn = "", False
    for node in nodes:
        turn = not turn if node.kind == last else False
        if made := _WRITERS[node.kind](node, site, turn):
            last = node.kind
            yield made


def _paragraph(node: Node, _site: str, _turn: bool) -> str:
    return _inline(node, "\\\n")


def _heading(node: Node, _site: str, _turn: bool) -> str:
    words = _inline(node, " ")
    return f"{'#' * node.number('level')} {words}" if words else ""


def _bullets(node: Node, site: str, turn: bool) -> str:
    return "\n".join(_item(item, "* " if turn else "- ", site) for item in node.content)


def _numbers(node: Node, site: str, turn: bool) -> str:
    first = node.number("order")
    return "\n".join(
        _item(item, f"{number}{')' if turn else '.'} ", site) for number, item in enumerate(node.content, start=first)
    )


def _item(node: Node, mark: str, site: str) -> str:
    inside = "\n\n".join(_blocks(node.content, site)) or "&nbsp;"
    return mark + _indented(inside, " " * len(mark)).removeprefix(" " * len(mark))


def _quote(node: Node, site: str, _turn: bool) -> str:
    return _indented("\n\n".join(_blocks(node.content, site)) or "&nbsp;", "> ")


def _indented(text: str, by: str) -> str:
    return "\n".join(f"{by}{line}".rstrip() if not line else f"{by}{line}" for line in text.split("\n"))


def _table(node: Node, _site: str, _turn: bool) -> str:
    """A table of Markdown has a row of headers; where the text has none, it is empty."""
    rows = [[_cell(cell) for cell in row.content] for row in node.content]
    width = max(map(len, rows))
    if any(cell.kind != "table_header" for cell in node.content[0].content):
        rows.insert(0, [])
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _cell(node: Node) -> str:
    words = (_inline(paragraph, " ") for paragraph in node.content)
    return " ".join(word for word in words if word).replace("\\|", "&#124;")


def _image(node: Node, site: str, _turn: bool) -> str:
    return f"![{_escaped(node.word('alt'))}](<{site}{_address(node.word('src'))}>)"


def _inline(node: Node, line_break: str) -> str:
    """The words of a paragraph, with as many of the marks as Markdown reads the way they were meant."""
    runs = _tidied(node.content)
    marked = ""
    for left_out in (frozenset[str](), frozenset({"em"}), frozenset({"em", "strong"})):
        kept = [
            Node(run.kind, text=run.text, marks=tuple(mark for mark in run.marks if mark.kind not in left_out))
            for run in runs
        ]
        marked = _marked(kept, line_break)
        if inline_of(marked) == _expected(kept, line_break):
            break
    return marked


def _expected(runs: Sequence[Node], line_break: str) -> list[tuple[str, tuple[Mark, ...]]]:
    between = " " if line_break == " " else "\n"
    pieces = [(between if run.kind == "hard_break" else run.text, run.marks) for run in runs]
    return [("".join(text for text, _ in group), marks) for marks, group in groupby(pieces, key=lambda piece: piece[1])]


def _tidied(nodes: Sequence[Node]) -> list[Node]:
    """The words with one space where there was room, none at the end of a line, and none under a mark at its end."""
    made: list[Node] = []
    for node in nodes:
        text = re.sub(r"[ \t]+", " ", node.text)
        words = text.strip()
        head = text[: len(text) - len(text.lstrip())]
        tail = text[len(head) + len(words) :]
        pieces = [(head, ()), (words, node.marks), (tail, ())] if words else [(text, ())]
        made += [node] if node.kind == "hard_break" else [Node("text", text=t, marks=m) for t, m in pieces if t]
    return _trimmed(made)


def _trimmed(nodes: Sequence[Node]) -> list[Node]:
    made: list[Node] = []
    for node in nodes:
        at_start = not made or made[-1].kind == "hard_break"
        if node.kind == "hard_break":
            while made and made[-1].text and not made[-1].text.strip():
                made.pop()
            made += [node] if made else []
        elif node.text.strip() or not (at_start or made[-1].text.endswith(" ")):
            made.append(node)
    while made and not made[-1].text.strip():
        made.pop()
    return made


def _marked(runs: Sequence[Node], line_break: str) -> str:
    made = "".join(_run(href, list(group), line_break) for href, group in groupby(runs, key=lambda run: run.href))
    return _BEGINNING.sub(_kept, made) if line_break != " " else made


def _run(href: str, runs: Sequence[Node], line_break: str) -> str:
    """Words with the same link, each mark open for as long as it can be."""
    made = ""
    open_marks: list[str] = []
    for run in runs:
        wanted = [kind for kind in _DELIMITERS if run.has(kind)]
        while open_marks != wanted[: len(open_marks)]:
            made += _DELIMITERS[open_marks.pop()]
        for kind in wanted[len(open_marks) :]:
            open_marks.append(kind)
            made += _DELIMITERS[kind]
        made += line_break if run.kind == "hard_break" else _escaped(run.text)
    made += "".join(_DELIMITERS[kind] for kind in reversed(open_marks))
    return f"[{made}](<{_address(href)}>)" if href else made


def _kept(found: re.Match[str]) -> str:
    """What would begin a list or a line at the beginning of a line, as the sign it is."""
    return f"{found[1]}{found[2]}\\" if found[2][0].isdigit() else f"{found[1]}\\{found[2]}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _address(href: str) -> str:
    held = href.replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E")
    return _ENTITY.sub("&amp;", held)


_WRITERS: Mapping[str, Callable[[Node, str, bool], str]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "bullet_list": _bullets,
    "ordered_list": _numbers,
    "blockquote": _quote,
    "table": _table,
    "image": _image,
    "horizontal_rule": lambda _node, _site, _turn: "---",
}
