"""The words of a text, its blocks, and the digest that stands for it."""

import hashlib
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from samskab.kernel.canonical import Json
from samskab.kernel.text.rich import Block, block_of, blocks, canonical, digest, plain, tidy
from tests.support.texts import DOCS, a_text


def paragraph(*words: str) -> dict[str, Any]:
    return {"type": "paragraph", "content": [{"type": "text", "text": word} for word in words]}


def item(*held: dict[str, Any]) -> dict[str, Any]:
    return {"type": "list_item", "content": list(held)}


def a_whole_one() -> dict[str, Json]:
    cells = [
        {"type": "table_header", "content": [paragraph("Hvem")]},
        {"type": "table_cell", "content": [paragraph("Vi")]},
    ]
    return a_text(
        {"type": "heading", "attrs": {"level": 2}, "content": [{"type": "text", "text": "Vandet"}]},
        {
            "type": "paragraph",
            "content": [{"type": "text", "text": "En"}, {"type": "hard_break"}, {"type": "text", "text": "to"}],
        },
        {"type": "bullet_list", "content": [item(paragraph("æble")), item(paragraph("pære"), paragraph("sød"))]},
        {"type": "horizontal_rule"},
        {"type": "table", "content": [{"type": "table_row", "content": cells}]},
        {"type": "image", "attrs": {"src": "/a.png", "alt": "Åen i marts"}},
        paragraph(),
    )


def test_a_paragraph_is_a_line_and_a_row_of_a_table_has_tabs() -> None:
    assert plain(a_whole_one()) == "Vandet\n\nEn\nto\n\næble\npære\nsød\n\nHvem\tVi\n\nÅen i marts"


def test_each_block_tells_its_id_kind_and_words() -> None:
    made: Any = a_text("Vandet stiger.")
    only = made["content"][0]
    assert blocks(made) == (Block(only["attrs"]["id"], "paragraph", "Vandet stiger.", only),)


def test_a_block_is_found_by_its_id() -> None:
    made: Any = a_text("Først.", "Sidst.")
    assert block_of(made, made["content"][1]["attrs"]["id"]) == made["content"][1]
    assert block_of(made, "nonesuch") is None


@given(DOCS)
def test_the_words_are_those_of_the_blocks(made: dict[str, Json]) -> None:
    assert plain(made) == "\n\n".join(block.words for block in blocks(made) if block.words)


@given(DOCS)
def test_the_digest_is_that_of_the_canonical_bytes_whatever_the_order_of_the_keys(made: dict[str, Json]) -> None:
    turned: Any = json.loads(json.dumps(made), object_pairs_hook=lambda pairs: dict(reversed(pairs)))
    assert digest(turned) == hashlib.sha256(canonical(made)).digest()
    assert json.loads(canonical(made)) == made


@given(st.lists(DOCS, min_size=2, max_size=2))
def test_two_texts_have_one_digest_exactly_when_they_are_the_same(two: list[dict[str, Json]]) -> None:
    assert (digest(two[0]) == digest(two[1])) == (two[0] == two[1])


def test_the_digest_of_a_text_never_changes() -> None:
    made = tidy({"type": "doc", "content": [{**paragraph("Vandet stiger."), "attrs": {"id": "abcd1234"}}]})
    written = (
        '{"content":[{"attrs":{"id":"abcd1234"},"content":[{"text":"Vandet stiger.","type":"text"}],'
        '"type":"paragraph"}],"type":"doc"}'
    )
    assert canonical(made).decode() == written
