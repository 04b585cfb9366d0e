"""A block is written anew in plain words, and stays what it is."""

import pytest

from samskab.ground.documents.queries.rewording import can_be_reworded, reworded
from samskab.kernel.canonical import Json
from samskab.kernel.text.rich import Block, blocks, validate


def a_block(kind: str, *content: Json, **attrs: Json) -> Block:
    [made] = blocks(
        {"type": "doc", "content": [{"type": kind, "attrs": {"id": "aaaaaaaa", **attrs}, "content": [*content]}]}
    )
    return made


def words(text: str, *marks: str) -> dict[str, Json]:
    return {"type": "text", "text": text, **({"marks": [{"type": mark} for mark in marks]} if marks else {})}


def paragraph(*content: Json) -> dict[str, Json]:
    return {"type": "paragraph", "content": [*content]}


def item(*content: Json) -> dict[str, Json]:
    return {"type": "list_item", "content": [*content]}


def test_words_that_are_kept_keep_their_marks() -> None:
    block = a_block("paragraph", words("Vandet kommer "), words("hvert år", "strong"), words("."))
    assert reworded(block, "Vandet kommer igen hvert år.")["content"] == [
        words("Vandet kommer igen "),
        words("hvert år", "strong"),
        words("."),
    ]


def test_a_heading_keeps_its_level_and_its_id() -> None:
    made = reworded(a_block("heading", words("Vandet"), level=3), "Vandet og vi")
    assert made == {"type": "heading", "attrs": {"id": "aaaaaaaa", "level": 3}, "content": [words("Vandet og vi")]}


def test_a_line_is_a_break_in_a_paragraph_an_item_in_a_list_and_a_paragraph_in_a_quote() -> None:
    of_paragraph = reworded(a_block("paragraph", words("En")), "En\r\nto")
    of_list = reworded(a_block("bullet_list", item(paragraph(words("En")))), "En\nto")
    of_quote = reworded(a_block("blockquote", paragraph(words("En"))), "En\n\nto")
    assert of_paragraph["content"] == [words("En"), {"type": "hard_break"}, words("to")]
    assert of_list["content"] == [item(paragraph(words("En"))), item(paragraph(words("to")))]
    assert of_quote["content"] == [paragraph(words("En")), paragraph(words("to"))]


@pytest.mark.parametrize("said", ["Ja", "Ja og\n\n nej", "x" * 500])
@pytest.mark.parametrize("kind", ["paragraph", "blockquote", "bullet_list"])
def test_what_comes_out_is_a_text(kind: str, said: str) -> None:
    inside = {
        "paragraph": words("Nej"),
        "blockquote": paragraph(words("Nej")),
        "bullet_list": item(paragraph(words("Nej"))),
    }
    validate({"type": "doc", "content": [reworded(a_block(kind, inside[kind]), said)]})


def test_only_what_plain_words_can_say_can_be_reworded() -> None:
    nested = item(paragraph(words("En")), {"type": "bullet_list", "content": [item(paragraph(words("to")))]})
    cell: Json = {"type": "table_cell", "content": [paragraph(words("En"))]}
    broken = paragraph(words("En"), {"type": "hard_break"}, words("to"))
    blocks_and_answers = [
        (a_block("paragraph", words("En")), True),
        (a_block("bullet_list", item(paragraph(words("En"))), item(paragraph(words("to")))), True),
        (a_block("bullet_list", nested), False),
        (a_block("blockquote", broken), False),
        (a_block("table", {"type": "table_row", "content": [cell]}), False),
    ]
    assert [can_be_reworded(block) for block, _answer in blocks_and_answers] == [
        answer for _block, answer in blocks_and_answers
    ]
