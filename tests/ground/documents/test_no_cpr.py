"""A CPR number comes into no text by a form or a suggestion, and what was typed with one in it is never kept."""

from collections.abc import Callable
from typing import Any

import pytest

from samskab.ground.documents import actions
from samskab.ground.documents.enums import Kind
from samskab.ground.documents.models import Version
from samskab.ground.documents.models.remark import QUOTE_LENGTH
from samskab.kernel.refusal import Refusal
from tests.ground.documents.conftest import Here, paragraph, updates_of

NUMBER = "Ring til 010190-1234"
FIRST = "Vandet kommer hvert år."


def linked(address: str) -> dict[str, Any]:
    """A paragraph with a link in it."""
    text: dict[str, Any] = {"type": "text", "text": "Her", "marks": [{"type": "link", "attrs": {"href": address}}]}
    block = paragraph("Her")
    block["content"] = [text]
    return block


def split() -> dict[str, Any]:
    """A paragraph in which half a number is bold."""
    block = paragraph("Ring")
    bold: dict[str, Any] = {"type": "text", "text": "-1234", "marks": [{"type": "strong"}]}
    block["content"] = [{"type": "text", "text": "Ring 010190"}, bold]
    return block


def whole(block: dict[str, Any]) -> dict[str, Any]:
    """A text of one paragraph."""
    return {"type": "doc", "content": [{**block, "attrs": {"id": "aaaaaaa9"}}]}


WRITTEN: dict[str, Callable[[Here, dict[str, Any]], object]] = {
    "suggested": lambda here, after: actions.suggest(
        document=here.document, block=here.block(), before=FIRST, after=after, by=here.karl
    ),
    "put in place of another": lambda here, after: actions.replace_block(
        document=here.document, block=here.block(), before=FIRST, after=after, by=here.karl
    ),
    "added": lambda here, after: actions.add_block(document=here.document, block=after, by=here.karl),
    "in other words for a version": lambda here, after: actions.keep_amendment(
        amends=actions.keep_version(document=here.document, by=here.anne),
        body=whole(after),
        by=here.karl,
    ),
    "in a new text": lambda here, after: actions.start_document(
        arena=here.arena, kind=Kind.OTHER, title="Ny", body=whole(after), by=here.karl
    ),
}


@pytest.mark.parametrize("block", [paragraph(NUMBER), linked("https://sti.example/0101901234"), split()])
@pytest.mark.parametrize("way", WRITTEN)
def test_it_comes_in_by_no_form(here: Here, way: str, block: dict[str, Any]) -> None:
    with pytest.raises(Refusal) as no:
        WRITTEN[way](here, block)
    assert no.value.code == "cpr"
    assert "010190" not in here.says()


@pytest.mark.parametrize("way", WRITTEN)
def test_a_telephone_number_does(here: Here, way: str) -> None:
    assert WRITTEN[way](here, paragraph("Ring 33 12 34 56"))


def test_a_text_in_which_one_was_typed_is_not_kept_until_it_is_gone(empty: Here) -> None:
    empty.writes(empty.anne, 7, updates_of(7, NUMBER))
    for name in ("", "Til mødet"):
        with pytest.raises(Refusal, match="Slet det først") as no:
            actions.keep_version(document=empty.document, name=name, by=empty.karl)
        assert (no.value.code, no.value.status) == ("cpr", 409)
    assert Version.objects.count() == 0
    actions.replace_block(
        document=empty.document, block=empty.block(), before=NUMBER, after=paragraph("Ring"), by=empty.karl
    )
    assert actions.keep_version(document=empty.document, by=empty.karl).number == 1


def test_words_that_a_remark_is_made_on_are_kept_without_it(here: Here) -> None:
    for place, quote in enumerate((NUMBER, "a" * (QUOTE_LENGTH - 8) + "010190-1234")):
        made = actions.remark(document=here.document, words=f"Hvem {place}?", quote=quote, by=here.karl)
        assert "010190" not in made.quote
