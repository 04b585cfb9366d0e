"""A text as a PDF: every word that a face can show is drawn and can be copied out again."""

import unicodedata
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import assume, given, settings

from samskab.kernel.canonical import Json
from samskab.kernel.text.rich import plain
from samskab.kernel.text.rich.about import About
from samskab.kernel.text.rich.pdf import to_pdf, without_a_face
from samskab.kernel.text.rich.pdf_faces import NO_FACE, faces_in
from samskab.kernel.text.rich.reading import read
from tests.shape.house import PACKAGE
from tests.support.pdfs import words_of_pdf
from tests.support.texts import DOCS, a_text

FONTS = PACKAGE / "ui" / "static" / "built" / "fonts"
ABOUT = About("Åen og os", datetime(2026, 11, 26, 9, 30, tzinfo=UTC), site="https://samskab.example")


def drawn(made: dict[str, Json]) -> str:
    """What is drawn, with all room taken away, and without the marks of lists."""
    return "".join(words_of_pdf(to_pdf(made, ABOUT, FONTS)).split())


def cell(kind: str, words: str) -> dict[str, Any]:
    return {"type": kind, "content": [{"type": "paragraph", "content": [{"type": "text", "text": words}]}]}


def test_danish_words_can_be_copied_out_again() -> None:
    assert drawn(a_text("Rødgrød med fløde på Ærø, »ja« – 7 × ½ €.")) == "ÅenogosRødgrødmedflødepåÆrø,»ja«–7×½€."


def test_letters_of_neighbours_are_set_in_the_other_half_of_the_font() -> None:
    assert drawn(a_text("Łódź, Őri, Şule")) == "ÅenogosŁódź,Őri,Şule"


def test_what_no_face_has_is_a_sign_and_can_be_told_beforehand() -> None:
    made = a_text("Мир 😀 fred")
    assert drawn(made) == f"Åenogos{NO_FACE * 4}fred"
    assert without_a_face(made, FONTS) == frozenset("Мир😀")
    assert without_a_face(a_text("Fred, på‑ny."), FONTS) == frozenset()


def test_items_have_their_marks() -> None:
    item = {"type": "list_item", "content": cell("x", "æble")["content"]}
    lists: list[Any] = [
        {"type": kind, "attrs": {"order": 4}, "content": [item] * 2} for kind in ("bullet_list", "ordered_list")
    ]
    assert drawn(a_text(*lists)) == "Åenogos•æble•æble4.æble5.æble"


@pytest.mark.parametrize(
    ("columns", "words"), [(2, "ord"), (2, "ord " * 2_000), (9, "ord")], ids=["small", "full", "wide"]
)
def test_a_table_is_whole_however_large(columns: int, words: str) -> None:
    rows = [{"type": "table_row", "content": [cell(kind, words)] * columns} for kind in ("table_header", "table_cell")]
    made = a_text({"type": "table", "content": rows})
    assert drawn(made) == "Åenogos" + "".join(plain(made).split())


def test_the_same_text_is_the_same_file() -> None:
    made = a_text(
        "Vandet stiger.", {"type": "image", "attrs": {"src": "/a.png", "alt": "Åen"}}, {"type": "horizontal_rule"}
    )
    assert to_pdf(made, ABOUT, FONTS) == to_pdf(made, ABOUT, FONTS)


@given(DOCS)
@settings(max_examples=20)
def test_no_word_is_lost(made: dict[str, Json]) -> None:
    # A mark that begins a run of words stands on the letter before it; which of the two is drawn, the run decides.
    assume(not any(unicodedata.combining(node.text[0]) for node in read(made).walk() if node.text))
    faces = faces_in(FONTS)
    said = drawn(made)
    place = 0
    for letter in "".join(faces.settable("Åen og os" + plain(made)).split()):
        place = said.index(letter, place) + 1
