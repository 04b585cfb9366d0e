"""A text as HTML: the closed list of tags, every word in its place, and nothing that runs."""

from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given

from samskab.kernel.canonical import Json
from samskab.kernel.text.rich import NotAText, anchor, blocks, to_html
from tests.support.texts import DOCS, a_text

ALLOWED: dict[str, set[str]] = {
    **{f"h{level}": {"id"} for level in range(2, 6)},
    **{tag: {"id"} for tag in ("p", "ul", "blockquote", "table", "hr")},
    **{tag: set() for tag in ("li", "thead", "tbody", "tr", "td", "br", "em", "strong")},
    "ol": {"id", "start"},
    "th": {"scope"},
    "a": {"href", "rel"},
    "img": {"src", "alt", "width", "loading"},
}
VOID = {"br", "hr", "img"}


class Reader(HTMLParser):
    """Reads as a browser does, and remembers what it met."""

    def __init__(self) -> None:
        super().__init__()
        self.strange: list[str] = []
        self.open: list[str] = []
        self.words = ""
        self.ids: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.strange += [tag] if tag not in ALLOWED else [name for name in given if name not in ALLOWED[tag]]
        self.open += [] if tag in VOID else [tag]
        self.ids += [str(given["id"])] if "id" in given else []
        self.addresses += [str(given[name]) for name in ("href", "src") if name in given]
        self.words += str(given.get("alt", "")) + ("\n" if tag == "br" else "")

    def handle_endtag(self, tag: str) -> None:
        self.strange += [] if self.open and self.open.pop() == tag else [f"/{tag}"]

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        self.strange.append(data)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    return reader


def of(*held: Any) -> str:
    return to_html(a_text(*({**one, "attrs": {**one.get("attrs", {}), "id": "abcd1234"}} for one in held)))


def words(text: str, *marks: Any) -> dict[str, Any]:
    return {"type": "text", "text": text, "marks": list(marks)}


def paragraph(*content: Any) -> dict[str, Any]:
    return {"type": "paragraph", "content": list(content)}


@given(DOCS)
def test_it_is_whole_holds_every_word_and_nothing_strange(made: dict[str, Json]) -> None:
    found = read(to_html(made))
    assert (found.strange, found.open) == ([], [])
    assert "".join(found.words.split()) == "".join("".join(block.words for block in blocks(made)).split())
    assert found.ids == [anchor(block.id) for block in blocks(made)]
    assert [
        address for address in found.addresses if not address.startswith(("http://", "https://", "mailto:", "/"))
    ] == []


@pytest.mark.parametrize(
    ("held", "html"),
    [
        (paragraph(words("a<b>&")), '<p id="b-abcd1234">a&lt;b&gt;&amp;</p>'),
        (
            paragraph(words("a", {"type": "strong"}, {"type": "em"})),
            '<p id="b-abcd1234"><strong><em>a</em></strong></p>',
        ),
        (
            paragraph(words("her", {"type": "link", "attrs": {"href": 'https://a.dk/"x'}})),
            '<p id="b-abcd1234"><a href="https://a.dk/&quot;x" rel="nofollow ugc noopener">her</a></p>',
        ),
        ({"type": "heading", "attrs": {"level": 2}, "content": [words("Åen")]}, '<h3 id="b-abcd1234">Åen</h3>'),
        (
            {
                "type": "ordered_list",
                "attrs": {"order": 4},
                "content": [{"type": "list_item", "content": [paragraph(words("a"))]}],
            },
            '<ol id="b-abcd1234" start="4"><li>a</li></ol>',
        ),
        (
            {
                "type": "bullet_list",
                "content": [{"type": "list_item", "content": [paragraph(words("a")), paragraph(words("b"))]}],
            },
            '<ul id="b-abcd1234"><li><p>a</p><p>b</p></li></ul>',
        ),
        (
            {"type": "image", "attrs": {"src": '/a".png', "alt": '<Åen> "nu"', "width": 64}},
            (
                '<p id="b-abcd1234"><img src="/a&quot;.png" alt="&lt;Åen&gt; &quot;nu&quot;" width="64" loading="lazy">'
                "</p>"
            ),
        ),
        ({"type": "horizontal_rule"}, '<hr id="b-abcd1234">'),
        (
            {
                "type": "table",
                "content": [
                    {"type": "table_row", "content": [{"type": "table_header", "content": [paragraph(words("Hvem"))]}]},
                    {"type": "table_row", "content": [{"type": "table_cell", "content": [paragraph(words("Vi"))]}]},
                ],
            },
            (
                '<table id="b-abcd1234"><thead><tr><th scope="col">Hvem</th></tr></thead>'
                "<tbody><tr><td>Vi</td></tr></tbody></table>"
            ),
        ),
        (
            {
                "type": "table",
                "content": [
                    {
                        "type": "table_row",
                        "content": [
                            {"type": "table_header", "content": [paragraph(words("Hvem"))]},
                            {"type": "table_cell", "content": [paragraph(words("Vi")), paragraph(words("alle"))]},
                        ],
                    }
                ],
            },
            (
                '<table id="b-abcd1234"><tbody><tr><th scope="row">Hvem</th><td><p>Vi</p><p>alle</p></td></tr>'
                "</tbody></table>"
            ),
        ),
    ],
)
def test_each_kind_has_its_tag(held: Any, html: str) -> None:
    assert of(held) == html


def test_headings_begin_where_the_page_wants_them_to() -> None:
    made = a_text({"type": "heading", "attrs": {"level": 4, "id": "abcd1234"}})
    assert (to_html(made, top=2), to_html(made, top=6)) == ('<h4 id="b-abcd1234"></h4>', '<h6 id="b-abcd1234"></h6>')


def test_what_is_no_text_is_never_shown() -> None:
    with pytest.raises(NotAText, match="kind"):
        to_html({"type": "doc", "content": [{"type": "script", "attrs": {"id": "abcd1234"}}]})
