"""A text as a Word document: it opens again, and holds every word under its true heading, in its list, in its table."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn
from hypothesis import given

from samskab.kernel.canonical import Json
from samskab.kernel.text.rich import plain
from samskab.kernel.text.rich.about import About
from samskab.kernel.text.rich.docx import to_docx
from tests.support.texts import DOCS, a_text

ABOUT = About("Åen og <os>", datetime(2026, 11, 26, 9, 30, tzinfo=UTC), site="https://samskab.example")


def opened(made: dict[str, Json], about: About = ABOUT) -> Word:
    return Document(BytesIO(to_docx(made, about)))


def words(word: Word) -> str:
    """Every word of the body in its order, with all room taken away."""
    return "".join("".join(str(part.text) for part in word.element.body.iter(qn("w:t"))).split())


def styles(word: Word) -> list[tuple[str, str]]:
    return [(str(one.style.name if one.style else ""), one.text) for one in word.paragraphs]


@given(DOCS)
def test_it_opens_again_and_holds_every_word(made: dict[str, Json]) -> None:
    assert words(opened(made)) == "".join((ABOUT.title + plain(made)).split())


def test_headings_quotes_and_items_are_what_they_are_called() -> None:
    item = {"type": "list_item", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "æble"}]}]}
    made = a_text(
        {"type": "heading", "attrs": {"level": 2}, "content": [{"type": "text", "text": "Nu"}]},
        "Vandet stiger.",
        {"type": "blockquote", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "Ja."}]}]},
        {"type": "bullet_list", "content": [item]},
    )
    assert styles(opened(made)) == [
        ("Title", "Åen og <os>"),
        ("Heading 1", "Nu"),
        ("Normal", "Vandet stiger."),
        ("Quote", "Ja."),
        ("List Paragraph", "æble"),
    ]


def test_each_list_counts_by_itself() -> None:
    item = {"type": "list_item", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "en"}]}]}
    word = opened(a_text(*({"type": "ordered_list", "attrs": {"order": order}, "content": [item]} for order in (1, 4))))
    numbers = [str(one.get(qn("w:val"))) for one in word.element.body.iter(qn("w:numId"))]
    lists = {str(one.get(qn("w:numId"))): one for one in word.part.numbering_part.element.iter(qn("w:num"))}
    starts = [
        [str(start.get(qn("w:val"))) for start in lists[number].iter(qn("w:startOverride"))] for number in numbers
    ]
    assert (len(set(numbers)), starts) == (2, [["1"], ["4"]])


def test_words_that_stand_out_and_links_do_so() -> None:
    marked: dict[str, Any] = {
        "type": "paragraph",
        "content": [
            {"type": "text", "text": "fed", "marks": [{"type": "strong"}]},
            {"type": "text", "text": "skrå", "marks": [{"type": "em"}]},
            {
                "type": "text",
                "text": "her",
                "marks": [{"type": "link", "attrs": {"href": "https://vejle.example/?a=1&b"}}],
            },
        ],
    }
    paragraph = opened(a_text(marked)).paragraphs[1]
    assert [(run.text, run.bold, run.italic) for run in paragraph.runs] == [("fed", True, None), ("skrå", None, True)]
    assert [(link.text, link.address) for link in paragraph.hyperlinks] == [("her", "https://vejle.example/?a=1&b")]


def test_a_table_has_its_rows_and_its_headers_come_again_on_each_page() -> None:
    def row(kind: str, *cells: str) -> dict[str, Any]:
        held = [{"type": "paragraph", "content": [{"type": "text", "text": cell}]} for cell in cells]
        return {"type": "table_row", "content": [{"type": kind, "content": [one]} for one in held]}

    word = opened(a_text({"type": "table", "content": [row("table_header", "Hvem", "Hvad"), row("table_cell", "Vi")]}))
    (table,) = word.tables
    assert [[cell.text for cell in one.cells] for one in table.rows] == [["Hvem", "Hvad"], ["Vi", ""]]
    assert [len(list(one._tr.iter(qn("w:tblHeader")))) for one in table.rows] == [1, 0]


def test_it_says_what_it_is_and_of_when_and_nobody_elses_name() -> None:
    said = opened(a_text("Vandet.")).core_properties
    assert (said.title, said.author, said.language, said.created) == (
        "Åen og <os>",
        "",
        "da",
        datetime(2026, 11, 26, 9, 30, tzinfo=UTC),
    )


def test_an_image_is_its_description_and_leads_to_where_it_is() -> None:
    image = {"type": "image", "attrs": {"src": "/a.png", "alt": "Åen i marts"}}
    (link,) = opened(a_text(image)).paragraphs[1].hyperlinks
    assert (link.text, link.address) == ("Åen i marts", "https://samskab.example/a.png")
    assert opened(a_text(image), About("Åen", ABOUT.at)).paragraphs[1].text == "Åen i marts"
