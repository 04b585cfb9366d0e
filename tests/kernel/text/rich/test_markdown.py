"""A text as Markdown and back: no word is lost or made, and the form comes back where Markdown can carry it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskab.kernel.canonical import Json
from samskab.kernel.text.rich import blocks, from_markdown, plain, to_markdown, validate
from tests.support.texts import DOCS, a_text


def words(text: str, *marks: str, href: str = "") -> dict[str, Any]:
    made: list[dict[str, Any]] = [{"type": mark} for mark in marks]
    return {"type": "text", "text": text, "marks": [*made, {"type": "link", "attrs": {"href": href}}] if href else made}


def paragraph(*content: Any) -> dict[str, Any]:
    return {"type": "paragraph", "content": [words(one) if isinstance(one, str) else one for one in content]}


def item(*held: Any) -> dict[str, Any]:
    return {"type": "list_item", "content": [paragraph(one) if isinstance(one, str) else one for one in held]}


def a_list(*items: Any, kind: str = "bullet_list", **attrs: Any) -> dict[str, Any]:
    return {"type": kind, "attrs": attrs, "content": [item(one) if isinstance(one, str) else one for one in items]}


def row(kind: str, *cells: Any) -> dict[str, Any]:
    return {"type": "table_row", "content": [{"type": kind, "content": [paragraph(cell)]} for cell in cells]}


BREAK = {"type": "hard_break"}
HEADING: dict[str, Any] = {"type": "heading", "attrs": {"level": 3}, "content": [words("Åen")]}
EACH: list[tuple[Any, str]] = [
    (paragraph("Vandet stiger."), "Vandet stiger."),
    (paragraph("En", BREAK, "to"), "En\\\nto"),
    (paragraph("Vi ", words("mødes", "strong"), " og ", words("taler", "em"), "."), "Vi **mødes** og _taler_."),
    (paragraph(words("a", "strong"), words("b", "strong", "em")), "**ab**"),
    (paragraph(words("Se ", "strong"), "her"), "**Se** her"),
    (paragraph(words("her", href="https://a.dk/(x)")), "[her](<https://a.dk/(x)>)"),
    (paragraph("1. *ikke* en | liste_"), r"1\. \*ikke\* en \| liste\_"),
    (paragraph("- heller ikke"), r"\- heller ikke"),
    (paragraph("<b>&amp;"), r"\<b\>\&amp;"),
    (HEADING, "### Åen"),
    (a_list("æble", item("pære", a_list("sød"))), "- æble\n- pære\n\n  - sød"),
    (a_list("ni", "ti", kind="ordered_list", order=9), "9. ni\n10. ti"),
    ({"type": "blockquote", "content": [paragraph("en"), paragraph("to")]}, "> en\n>\n> to"),
    ({"type": "horizontal_rule"}, "---"),
    ({"type": "image", "attrs": {"src": "/a.png", "alt": "Åen [nu]"}}, r"![Åen \[nu\]](</a.png>)"),
    (
        {"type": "table", "content": [row("table_header", "Hvem", "Hvad"), row("table_cell", "Vi", "a|b")]},
        "| Hvem | Hvad |\n| --- | --- |\n| Vi | a&#124;b |",
    ),
    ({"type": "table", "content": [row("table_cell", "Vi", "to")]}, "|  |  |\n| --- | --- |\n| Vi | to |"),
]


@pytest.mark.parametrize(("held", "markdown"), EACH)
def test_each_kind_is_written_as_people_write_it(held: Any, markdown: str) -> None:
    assert to_markdown(a_text(held)) == markdown + "\n"


@pytest.mark.parametrize("held", [held for held, markdown in EACH if "ab" not in markdown and "Se" not in markdown])
def test_and_read_as_it_was_meant(held: Any) -> None:
    made = a_text(held)
    assert from_markdown(to_markdown(made)) == made


def test_two_lists_of_a_kind_stay_two() -> None:
    made = a_text(a_list("en"), a_list("to"), a_list("en", kind="ordered_list"), a_list("en", kind="ordered_list"))
    assert to_markdown(made) == "- en\n\n* to\n\n1. en\n\n1) en\n"
    assert [block.kind for block in blocks(from_markdown(to_markdown(made)))] == ["bullet_list"] * 2 + [
        "ordered_list"
    ] * 2


def test_images_get_the_address_of_the_site() -> None:
    made = a_text({"type": "image", "attrs": {"src": "/a.png", "alt": "Åen"}})
    assert to_markdown(made, site="https://samskab.example") == "![Åen](<https://samskab.example/a.png>)\n"


@given(DOCS)
def test_no_word_is_lost_or_made(made: dict[str, Json]) -> None:
    assert letters(from_markdown(to_markdown(made))) == letters(made)


@given(DOCS)
def test_what_came_back_comes_back_the_same(made: dict[str, Json]) -> None:
    once = from_markdown(to_markdown(made))
    assert to_markdown(from_markdown(to_markdown(once))) == to_markdown(once)


@pytest.mark.parametrize(
    ("markdown", "said"),
    [
        ("# Stort\n\n###### Småt", "Stort\n\nSmåt"),
        ("en\nto", "en\nto"),
        ("`kode` og <b>fed</b>", "kode og <b>fed</b>"),
        ("```\na\n\nb\n```", "a\n\nb"),
        ("[x](javascript:alert)", "[x](javascript:alert)"),
        ("![Åen](https://elsewhere.example/a.png)", "Åen"),
        ("-\n-", "\n"),
        ("", ""),
    ],
)
def test_what_a_text_has_not_is_kept_as_words(markdown: str, said: str) -> None:
    assert plain(from_markdown(markdown)) == said


def test_what_is_nested_without_end_is_kept_as_it_was_written() -> None:
    deep = "> " * 200 + "dybt"
    assert plain(from_markdown(deep)) == deep


@given(st.text(st.sampled_from("ab *_[](<>)#-1.|`\n\\!&:>~/"), max_size=60))
def test_whatever_is_written_a_text_comes_out(markdown: str) -> None:
    validate(from_markdown(markdown))


def letters(made: dict[str, Json]) -> str:
    return "".join(plain(made).split())
