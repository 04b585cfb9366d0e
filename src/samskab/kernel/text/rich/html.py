"""A text as clean HTML: a dozen tags, no classes, no styles, and nothing in it that runs."""

from collections.abc import Callable, Mapping
from html import escape

from samskab.kernel.text.rich.nodes import Doc, Node
from samskab.kernel.text.rich.reading import read

_SIMPLE = {"paragraph": "p", "bullet_list": "ul", "list_item": "li", "blockquote": "blockquote", "table_cell": "td"}
_REL = "nofollow ugc noopener"  # as in what people say: the house does not vouch for where a link leads


def to_html(doc: Doc, *, top: int = 3) -> str:
    """The text for a page whose own headings are above it: a heading of level 2 becomes `h{top}`, and so on down.

    Every block has its id as an anchor, as `anchor` writes it. Raises `NotAText` for what is no text, so that nothing
    unread is ever shown.
    """
    return "\n".join(_block(block, top) for block in read(doc).content)


def anchor(ident: str) -> str:
    """The `id` in HTML of the block with that id; ids of blocks could be those of other things on the page."""
    return f"b-{ident}"


def _block(node: Node, top: int) -> str:
    ident = f' id="{anchor(node.word("id"))}"' if node.word("id") else ""
    return _WRITERS.get(node.kind, _simple)(node, ident, top)


def _inside(node: Node, top: int) -> str:
    return "".join(
        _words(child) if child.kind in ("text", "hard_break") else _block(child, top) for child in node.content
    )


def _simple(node: Node, ident: str, top: int) -> str:
    tag = _SIMPLE[node.kind]
    return f"<{tag}{ident}>{_inside(node, top)}</{tag}>"


def _item(node: Node, ident: str, top: int) -> str:
    """A list item; one that is a single paragraph is its words, so that short lists stand close."""
    if len(node.content) == 1:
        return f"<li>{_inside(node.content[0], top)}</li>"
    return _simple(node, ident, top)


def _heading(node: Node, ident: str, top: int) -> str:
    tag = f"h{min(6, node.number('level') - 2 + top)}"
    return f"<{tag}{ident}>{_inside(node, top)}</{tag}>"


def _ordered(node: Node, ident: str, top: int) -> str:
    start = "" if node.number("order") == 1 else f' start="{node.number("order")}"'
    return f"<ol{ident}{start}>{_inside(node, top)}</ol>"


def _table(node: Node, ident: str, top: int) -> str:
    """The first row names the columns when it is all headers; any other header names its row."""
    rows = list(node.content)
    head = ""
    if all(cell.kind == "table_header" for cell in rows[0].content):
        head = f"<thead>{_row(rows.pop(0), 'col', top)}</thead>"
    body = "".join(_row(row, "row", top) for row in rows)
    return f"<table{ident}>{head}{f'<tbody>{body}</tbody>' if body else ''}</table>"


def _row(row: Node, scope: str, top: int) -> str:
    return f"<tr>{''.join(_cell(cell, scope, top) for cell in row.content)}</tr>"


def _cell(cell: Node, scope: str, top: int) -> str:
    inside = _inside(cell.content[0] if len(cell.content) == 1 else cell, top)
    return f'<th scope="{scope}">{inside}</th>' if cell.kind == "table_header" else f"<td>{inside}</td>"


def _image(node: Node, ident: str, _top: int) -> str:
    width = f' width="{node.number("width")}"' if node.number("width") else ""
    return (
        f'<p{ident}><img src="{escape(node.word("src"))}" alt="{escape(node.word("alt"))}"{width} loading="lazy"></p>'
    )


def _words(node: Node) -> str:
    if node.kind == "hard_break":
        return "<br>"
    made = escape(node.text)
    for tag, mark in (("em", "em"), ("strong", "strong")):
        made = f"<{tag}>{made}</{tag}>" if node.has(mark) else made
    return f'<a href="{escape(node.href)}" rel="{_REL}">{made}</a>' if node.href else made


_WRITERS: Mapping[str, Callable[[Node, str, int], str]] = {
    "heading": _heading,
    "ordered_list": _ordered,
    "list_item": _item,
    "table": _table,
    "image": _image,
    "horizontal_rule": lambda _node, ident, _top: f"<hr{ident}>",
}
