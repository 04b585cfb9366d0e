"""A text as a PDF to print, in the faces of the site: A4, with bookmarks, links, its language and its title.

It takes longer than a page may wait, so it is a task's work. A letter that no face has is told by a sign: an
OpenDocument holds them all.
"""

from collections.abc import Sequence
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.fonts import FontFace

from samskab.kernel.text.rich.about import About
from samskab.kernel.text.rich.nodes import Doc, Node
from samskab.kernel.text.rich.pdf_faces import EXTENDED, LATIN, STYLES, Faces, faces_in
from samskab.kernel.text.rich.reading import read
from samskab.kernel.text.rich.words import words_of

_FAMILY = "text"
_MARGIN, _STEP = 22.0, 7.0  # millimetres
_SIZE, _LINE = 11.0, 6.0  # points of a letter, millimetres of a line
_SIZES = {1: 22.0, 2: 16.0, 3: 13.5, 4: 11.5}
_INK, _LINK, _LINES = (22, 40, 43), (27, 70, 144), (124, 134, 132)
# How deep a table can lie, how many columns it can have, and how many letters a cell, and still be read.
_DEEPEST, _WIDEST, _FULLEST = 3, 6, 600


def to_pdf(doc: Doc, about: About, fonts: Path) -> bytes:
    """The text as a .pdf file, under its title. `fonts` is the folder with the fonts of the site."""
    text = read(doc)
    writer = _Writer(faces_in(fonts), about)
    writer.heading([Node("text", text=about.title)], 1)
    writer.blocks(text.content, 0)
    return bytes(writer.pdf.output())


def without_a_face(doc: Doc, fonts: Path) -> frozenset[str]:
    """The letters of a text that a PDF could not show."""
    faces = faces_in(fonts)
    letters = {letter for node in read(doc).walk() for letter in node.text + node.word("alt")}
    return frozenset(letter for letter in letters if faces.settable(letter) not in ("", letter, " ", "-", "–"))


class _Writer:
    def __init__(self, faces: Faces, about: About) -> None:
        self.faces = faces
        self.site = about.site
        self.pdf = pdf = FPDF(format="A4")
        pdf.set_title(about.title)
        pdf.set_lang(about.language)
        pdf.set_creation_date(about.at)
        for style in STYLES:
            pdf.add_font(_FAMILY, style, faces.path(LATIN, style))
            pdf.add_font(EXTENDED, style, faces.path(EXTENDED, style))
        pdf.set_fallback_fonts([EXTENDED], exact_match=False)
        pdf.set_margin(_MARGIN)
        pdf.set_auto_page_break(auto=True, margin=_MARGIN)
        pdf.add_page()
        pdf.set_text_color(*_INK)
        pdf.set_draw_color(*_LINES)

    def blocks(self, nodes: Sequence[Node], depth: int, style: str = "") -> None:
        for node in nodes:
            self.block(node, depth, style)

    def block(self, node: Node, depth: int, style: str) -> None:
        self.pdf.set_left_margin(_MARGIN + _STEP * min(depth, 12))
        self.pdf.set_x(self.pdf.l_margin)
        if node.kind == "paragraph":
            self.paragraph(node.content, style)
        elif node.kind == "heading":
            self.heading(node.content, node.number("level"))
        elif node.kind == "blockquote":
            self.blocks(node.content, depth + 1, "I")
        elif node.kind in ("bullet_list", "ordered_list"):
            self.items(node, depth, style)
        elif node.kind == "table":
            self.table(node, depth)
        elif node.kind == "image":
            self.image(node)
        else:
            y = self.pdf.get_y() + 1
            self.pdf.line(_MARGIN, y, self.pdf.w - _MARGIN, y)
            self.pdf.ln(4)

    def heading(self, nodes: Sequence[Node], level: int) -> None:
        size = _SIZES[level]
        if self.pdf.get_y() > self.pdf.h - 3 * _MARGIN:  # a heading does not stand alone at the foot of a page
            self.pdf.add_page()
        self.pdf.ln(0 if level == 1 else 3)
        words = self.faces.settable("".join(node.text or " " for node in nodes)).strip()
        if words:
            self.pdf.start_section(words, level - 1, strict=False)
        self.words(nodes, "B", size)
        self.pdf.ln(size * 0.5 + 2)

    def paragraph(self, nodes: Sequence[Node], style: str) -> None:
        self.words(nodes, style, _SIZE)
        self.pdf.ln(_LINE + 2)

    def words(self, nodes: Sequence[Node], style: str, size: float) -> None:
        for node in nodes:
            if node.kind == "hard_break":
                self.pdf.ln(size * 0.5 + 0.5)
                continue
            marks = {*style, *("B" if node.has("strong") else ""), *("I" if node.has("em") else "")}
            self.pdf.set_font(_FAMILY, "".join(sorted(marks)) + ("U" if node.href else ""), size)
            self.pdf.set_text_color(*(_LINK if node.href else _INK))
            self.pdf.write(size * 0.5 + 0.5, self.faces.settable(node.text), node.href)
        self.pdf.set_text_color(*_INK)

    def items(self, node: Node, depth: int, style: str) -> None:
        for number, item in enumerate(node.content, start=node.number("order")):
            mark = f"{number}." if node.kind == "ordered_list" else "•"
            self.pdf.set_left_margin(_MARGIN + _STEP * min(depth, 12))
            self.pdf.set_font(_FAMILY, "", _SIZE)
            if self.pdf.will_page_break(_LINE):
                self.pdf.add_page()
            self.pdf.set_x(self.pdf.l_margin)
            self.pdf.cell(_STEP, _LINE, mark, new_x=XPos.LEFT, new_y=YPos.TOP)
            self.blocks(item.content, depth + 1, style)

    def image(self, node: Node) -> None:
        href = self.site + node.word("src") if self.site else ""
        self.pdf.set_font(_FAMILY, "IU" if href else "I", _SIZE)
        self.pdf.write(_LINE, self.faces.settable(node.word("alt")), href)
        self.pdf.ln(_LINE + 2)

    def table(self, node: Node, depth: int) -> None:
        """A table; one that is too deep, too wide or too full is told cell by cell."""
        rows = [[self.faces.settable(words_of(cell)) for cell in row.content] for row in node.content]
        width = max(map(len, rows))
        if depth > _DEEPEST or width > _WIDEST or any(len(cell) > _FULLEST for row in rows for cell in row):
            for row in node.content:
                for cell in row.content:
                    self.blocks(cell.content, depth, "B" if cell.kind == "table_header" else "")
            return
        self.pdf.set_font(_FAMILY, "", _SIZE)
        is_head = all(cell.kind == "table_header" for cell in node.content[0].content)
        with self.pdf.table(
            line_height=_LINE - 0.5,
            padding=1,
            first_row_as_headings=is_head,
            headings_style=FontFace(emphasis="BOLD"),
            text_align="LEFT",
            v_align="TOP",
        ) as table:
            for cells, row in zip(rows, node.content, strict=True):
                made = table.row()
                for words, cell in zip(cells, row.content, strict=True):
                    is_bold = cell.kind == "table_header"
                    made.cell(words, style=FontFace(emphasis="BOLD") if is_bold else None)
                for _column in range(width - len(cells)):
                    made.cell("")
        self.pdf.ln(3)
