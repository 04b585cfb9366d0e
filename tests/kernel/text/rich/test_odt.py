"""A text as an OpenDocument: it opens again, and holds every word under its true heading, in its list, in its table."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from hypothesis import given
from odfdo import Document, Element

from samskab.kernel.canonical import Json
from samskab.kernel.text.rich import plain
from samskab.kernel.text.rich.about import About
from samskab.kernel.text.rich.odt import to_odt
from tests.support.texts import DOCS, a_text

ABOUT = About("Åen og <os>", datetime(2026, 11, 26, 9, 30, tzinfo=UTC), site="https://samskab.example")


def opened(made: dict[str, Json], about: About = ABOUT) -> Document:
    return Document(BytesIO(to_odt(made, about)))


def found(document: Document, path: str) -> list[Element]:
    return [one for one in document.body.xpath(path) if isinstance(one, Element)]


def words(element: Element) -> str:
    return "".join(element.inner_text.split())


def a_list(kind: str, **attrs: Any) -> dict[str, Any]:
    item = {"type": "list_item", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "æble"}]}]}
    return {"type": kind, "attrs": attrs, "content": [item]}


@given(DOCS)
def test_it_opens_again_and_holds_every_word(made: dict[str, Json]) -> None:
    body = opened(made).body
    assert "".join("".join(map(str, body.xpath(".//text()"))).split()) == "".join((ABOUT.title + plain(made)).split())


def test_headings_have_their_levels_below_the_title() -> None:
    made = a_text(*({"type": "heading", "attrs": {"level": level}} for level in (2, 3, 4)))
    assert [one.get_attribute("text:outline-level") for one in found(opened(made), "//text:h")] == ["1", "2", "3", "4"]


def test_lists_are_lists_and_count_from_where_they_should() -> None:
    document = opened(a_text(a_list("bullet_list"), a_list("ordered_list", order=4)))
    assert [one.get_attribute("text:style-name") for one in found(document, "//text:list")] == ["Bullets", "Numbers"]
    assert [one.get_attribute("text:start-value") for one in found(document, "//text:list-item")] == [None, "4"]


def test_words_that_stand_out_and_links_do_so() -> None:
    marks = [{"type": "strong"}, {"type": "link", "attrs": {"href": "https://vejle.example/?a=1&b"}}]
    made: dict[str, Any] = {"type": "paragraph", "content": [{"type": "text", "text": "her  nu", "marks": marks}]}
    document = opened(a_text(made))
    (link,) = found(document, "//text:a")
    (span,) = found(document, "//text:a/text:span")
    assert (link.get_attribute("xlink:href"), span.get_attribute("text:style-name"), span.inner_text) == (
        "https://vejle.example/?a=1&b",
        "S",
        "her  nu",
    )


def test_a_table_has_its_rows_and_its_headers_come_again_on_each_page() -> None:
    def row(kind: str, *cells: str) -> dict[str, Any]:
        held = [{"type": "paragraph", "content": [{"type": "text", "text": cell}]} for cell in cells]
        return {"type": "table_row", "content": [{"type": kind, "content": [one]} for one in held]}

    document = opened(
        a_text({"type": "table", "content": [row("table_header", "Hvem", "Hvad"), row("table_cell", "Vi")]})
    )
    cells = [[words(cell) for cell in one.children] for one in found(document, "//table:table-row")]
    assert (cells, len(found(document, "//table:table-header-rows"))) == ([["Hvem", "Hvad"], ["Vi", ""]], 1)


def test_every_style_that_is_used_is_there() -> None:
    made = a_text(
        a_list("bullet_list"), {"type": "blockquote", "content": [a_list("ordered_list")]}, {"type": "horizontal_rule"}
    )
    document = opened(made)
    known = {str(style.get_attribute("style:name")) for style in document.get_styles()}
    assert {str(one) for one in document.body.xpath("//@text:style-name | //@table:style-name")} - known == set()


def test_it_says_what_it_is_and_of_when() -> None:
    document = opened(a_text("Vandet."))
    assert (document.meta.title, document.language, str(document.meta.get_creation_date())) == (
        "Åen og <os>",
        "da-DK",
        "2026-11-26 09:30:00",
    )


def test_an_image_is_its_description_and_leads_to_where_it_is() -> None:
    image = {"type": "image", "attrs": {"src": "/a.png", "alt": "Åen i marts"}}
    (link,) = found(opened(a_text(image)), "//text:a")
    assert (link.inner_text, link.get_attribute("xlink:href")) == ("Åen i marts", "https://samskab.example/a.png")
    assert found(opened(a_text(image), About("Åen", ABOUT.at)), "//text:a") == []
