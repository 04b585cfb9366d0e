"""A text as a Word document: true headings, lists and tables, so that it can be read aloud and worked on further."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import groupby

from docx import Document
from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from samskab.kernel.text.rich.about import About
from samskab.kernel.text.rich.docx_parts import cell, element, line_across, link, list_kinds, new_list, paragraph, run
from samskab.kernel.text.rich.nodes import Doc, Node
from samskab.kernel.text.rich.reading import read

_LANGUAGES = {"da": "da-DK", "en": "en-GB"}
_INK = "16282B"


def to_docx(doc: Doc, about: About) -> bytes:
    """The text as a .docx file, under its title. An image is its description, with a link to where it is."""
    text = read(doc)
    word = _new(about)
    writer = _Writer(word, about.site)
    for part in (paragraph("Title", [run(about.title)]), *writer.blocks(text.content, 0)):
        word.element.body.sectPr.addprevious(part)
    made = BytesIO()
    word.save(made)
    return made.getvalue()


def _new(about: About) -> Word:
    word = Document()
    said = word.core_properties
    said.title, said.author, said.comments, said.language = about.title, "", "", about.language
    said.created = said.modified = about.at.replace(tzinfo=None)
    styles = word.styles.element
    for color in styles.iter(qn("w:color")):
        color.set(qn("w:val"), _INK)
        color.attrib.pop(qn("w:themeColor"), None)
    for language in styles.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGES.get(about.language, about.language))
    return word


class _Writer:
    """Writes blocks one after the other; it keeps the lists and the links of the document."""

    def __init__(self, word: Word, site: str) -> None:
        self.part = word.part
        self.site = site
        self.numbering = word.part.numbering_part.element
        self.kinds = list_kinds(self.numbering)

    def blocks(self, nodes: Sequence[Node], depth: int, style: str = "Normal") -> Iterator[BaseOxmlElement]:
        for node in nodes:
            yield from self.block(node, depth, style)

    def block(self, node: Node, depth: int, style: str) -> Iterator[BaseOxmlElement]:
        if node.kind == "paragraph":
            yield paragraph(style, self.words(node), depth=depth)
        elif node.kind == "heading":
            yield paragraph(f"Heading{node.number('level') - 1}", self.words(node), depth=depth)
        elif node.kind == "blockquote":
            yield from self.blocks(node.content, depth + 1, "Quote")
        elif node.kind in self.kinds:
            yield from self.items(node, depth)
        elif node.kind == "table":
            yield from self.table(node)
        elif node.kind == "image":
            yield paragraph(style, [self.image(node)], depth=depth)
        else:
            yield line_across()

    def items(self, node: Node, depth: int) -> Iterator[BaseOxmlElement]:
        number = new_list(self.numbering, self.kinds[node.kind], depth, node.number("order", 1))
        for item in node.content:
            first, *rest = item.content
            yield paragraph("ListParagraph", self.words(first), depth=depth + 1, item_of=number)
            yield from self.blocks(rest, depth + 1, "ListParagraph")

    def table(self, node: Node) -> Iterator[BaseOxmlElement]:
        """A table as wide as the page, and an empty line after it, or the next one would be the same table."""
        width = max(len(row.content) for row in node.content)
        form = element("w:tblPr", element("w:tblStyle", val="TableGrid"), element("w:tblW", w="5000", type="pct"))
        grid = element("w:tblGrid", *(element("w:gridCol") for _column in range(width)))
        yield element("w:tbl", form, grid, *(self.row(row, width) for row in node.content))
        yield paragraph("Normal", [])

    def row(self, node: Node, width: int) -> BaseOxmlElement:
        is_head = all(held.kind == "table_header" for held in node.content)
        held = [
            cell([paragraph("Normal", self.words(part, in_=inner)) for part in inner.content]) for inner in node.content
        ]
        empty = [cell([paragraph("Normal", [])]) for _column in range(width - len(held))]
        return element("w:tr", *([element("w:trPr", element("w:tblHeader"))] if is_head else []), *held, *empty)

    def words(self, node: Node, in_: Node | None = None) -> list[BaseOxmlElement]:
        strong = in_ is not None and in_.kind == "table_header"
        made: list[BaseOxmlElement] = []
        for href, nodes in groupby(node.content, key=lambda one: one.href):
            runs = [self.run(one, strong=strong) for one in nodes]
            made += [self.link(href, runs)] if href else runs
        return made

    def run(self, node: Node, *, strong: bool) -> BaseOxmlElement:
        text = None if node.kind == "hard_break" else node.text
        return run(text, strong=strong or node.has("strong"), em=node.has("em"), is_link=bool(node.href))

    def link(self, href: str, runs: list[BaseOxmlElement]) -> BaseOxmlElement:
        return link(self.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True), runs)

    def image(self, node: Node) -> BaseOxmlElement:
        if not self.site:
            return run(node.word("alt"), em=True)
        return self.link(self.site + node.word("src"), [run(node.word("alt"), em=True, is_link=True)])
