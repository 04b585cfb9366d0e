"""A text as an OpenDocument, which every office program opens: true headings, lists and tables."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import count, groupby

from odfdo import Document, Element, Header, LineBreak, Link, Paragraph, Span

from samskab.kernel.text.rich.about import About
from samskab.kernel.text.rich.nodes import Doc, Node
from samskab.kernel.text.rich.odt_styles import STYLES
from samskab.kernel.text.rich.reading import read

_LANGUAGES = {"da": "da-DK", "en": "en-GB"}


def to_odt(doc: Doc, about: About) -> bytes:
    """The text as an .odt file, under its title. An image is its description, with a link to where it is."""
    text = read(doc)
    made = Document("text")
    made.language = _LANGUAGES.get(about.language, about.language)
    made.meta.title = about.title
    made.meta.set_creation_date(about.at.replace(tzinfo=None))
    made.meta.set_modification_date(about.at.replace(tzinfo=None))
    for style in STYLES:
        made.insert_style(style, automatic=True)
    writer = _Writer(about.site)
    made.body.clear()
    for part in (Header(1, about.title, style="Heading_20_1"), *writer.blocks(text.content, "Text_20_body")):
        made.body.append(part)
    held = BytesIO()
    made.save(held)
    return held.getvalue()


class _Writer:
    """Writes blocks one after the other and counts the tables."""

    def __init__(self, site: str) -> None:
        self.site = site
        self.tables = count(1)

    def blocks(self, nodes: Sequence[Node], style: str) -> Iterator[Element]:
        for node in nodes:
            yield from self.block(node, style)

    def block(self, node: Node, style: str) -> Iterator[Element]:
        if node.kind == "paragraph":
            yield _filled(Paragraph("", style=style), node)
        elif node.kind == "heading":
            level = node.number("level")
            yield _filled(Header(level, "", style=f"Heading_20_{level}"), node)
        elif node.kind == "blockquote":
            yield from self.blocks(node.content, "Quote")
        elif node.kind in ("bullet_list", "ordered_list"):
            yield self.list(node)
        elif node.kind == "table":
            yield self.table(node)
        elif node.kind == "image":
            yield self.image(node, style)
        else:
            yield Paragraph("", style="Line")

    def list(self, node: Node) -> Element:
        made = _element("text:list", style_name="Numbers" if node.kind == "ordered_list" else "Bullets")
        for at, item in enumerate(node.content):
            inside = _element("text:list-item")
            if at == 0 and node.kind == "ordered_list":
                inside.set_attribute("text:start-value", str(node.number("order")))
            for part in self.blocks(item.content, "Text_20_body"):
                inside.append(part)
            made.append(inside)
        return made

    def table(self, node: Node) -> Element:
        width = max(len(row.content) for row in node.content)
        made = _element("table:table")
        made.set_attribute("table:name", f"T{next(self.tables)}")
        columns = _element("table:table-column")
        columns.set_attribute("table:number-columns-repeated", str(width))
        made.append(columns)
        for at, row in enumerate(node.content):
            place = made
            if at == 0 and all(cell.kind == "table_header" for cell in row.content):
                place = _element("table:table-header-rows")
            place.append(self.row(row, width))
            if place is not made:
                made.append(place)
        return made

    def row(self, node: Node, width: int) -> Element:
        made = _element("table:table-row")
        for cell in (*node.content, *[Node("table_cell", (Node("paragraph"),))] * (width - len(node.content))):
            inside = _element("table:table-cell")
            inside.set_attribute("table:style-name", "Cell")
            for part in self.blocks(cell.content, "Column" if cell.kind == "table_header" else "Text_20_body"):
                inside.append(part)
            made.append(inside)
        return made

    def image(self, node: Node, style: str) -> Element:
        made = Paragraph("", style=style)
        words = _spanned(node.word("alt"), "E")
        made.append(_linked(self.site + node.word("src"), [words]) if self.site else words)
        return made


def _filled(made: Paragraph | Header, node: Node) -> Element:
    for href, runs in groupby(node.content, key=lambda run: run.href):
        parts = [_run(run) for run in runs]
        for part in [_linked(href, parts)] if href else parts:
            made.append(part)
    return made


def _run(node: Node) -> Element:
    if node.kind == "hard_break":
        return LineBreak()
    return _spanned(node.text, "S" * node.has("strong") + "E" * node.has("em") or "Plain")


def _spanned(text: str, style: str) -> Element:
    made = Span("", style=style)
    made.append_plain_text(text)
    return made


def _linked(href: str, parts: Sequence[Element]) -> Element:
    made = Link(href)
    for part in parts:
        made.append(part)
    return made


def _element(tag: str, style_name: str = "") -> Element:
    made = Element.from_tag(tag)
    if style_name:
        made.set_attribute("text:style-name", style_name)
    return made
