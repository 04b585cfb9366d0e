"""Two versions of a text held against each other: every block is told of once, and every word."""

from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from samskab.kernel.canonical import Json
from samskab.kernel.text.diffs import Change, Piece
from samskab.kernel.text.rich import blocks, tidy
from samskab.kernel.text.rich.comparing import Compared, Fate, compare, is_same
from tests.support.texts import DOCS


def paragraph(ident: str, words: str, *marks: str) -> dict[str, Any]:
    text = {"type": "text", "text": words, "marks": [{"type": mark} for mark in marks]}
    return {"type": "paragraph", "attrs": {"id": ident * 8}, "content": [text]}


def text(*held: Any) -> dict[str, Json]:
    return tidy({"type": "doc", "content": list(held)})


def told(compared: tuple[Compared, ...]) -> list[tuple[str, str, bool]]:
    return [(one.fate.value, block.words, one.moved) for one in compared if (block := one.after or one.before)]


A, B, C = paragraph("a", "Først."), paragraph("b", "Midt."), paragraph("c", "Sidst.")


def test_a_word_that_changed_is_told_as_a_word() -> None:
    (one,) = compare(text(paragraph("a", "Vandet stiger hver dag.")), text(paragraph("a", "Vandet stiger hver uge.")))
    assert (one.fate, one.pieces) == (
        Fate.CHANGED,
        (
            Piece(Change.KEPT, "Vandet stiger hver "),
            Piece(Change.TAKEN, "dag"),
            Piece(Change.ADDED, "uge"),
            Piece(Change.KEPT, "."),
        ),
    )


def test_a_new_block_and_one_that_is_gone_stand_where_they_stood() -> None:
    new = paragraph("d", "Nyt.")
    assert told(compare(text(A, B, C), text(A, new, C))) == [
        ("kept", "Først.", False),
        ("taken", "Midt.", False),
        ("added", "Nyt.", False),
        ("kept", "Sidst.", False),
    ]


def test_what_was_taken_from_the_top_stands_at_the_top() -> None:
    assert told(compare(text(A, B), text(B))) == [("taken", "Først.", False), ("kept", "Midt.", False)]


def test_a_block_that_went_past_others_is_moved_and_they_are_not() -> None:
    assert told(compare(text(A, B, C), text(C, A, B))) == [
        ("kept", "Sidst.", True),
        ("kept", "Først.", False),
        ("kept", "Midt.", False),
    ]


def test_the_same_words_in_another_form_are_reshaped() -> None:
    heading = {**A, "type": "heading", "attrs": {"id": "a" * 8, "level": 2}}
    deeper = {**heading, "attrs": {"id": "a" * 8, "level": 3}}
    assert told(compare(text(A, B), text(heading, paragraph("b", "Midt.", "strong")))) == [
        ("reshaped", "Først.", False),
        ("reshaped", "Midt.", False),
    ]
    assert told(compare(text(heading), text(deeper))) == [("reshaped", "Først.", False)]


def test_what_was_cut_out_and_put_in_again_is_the_same() -> None:
    assert told(compare(text(A, B, C), text(B, C, paragraph("x", "Først.")))) == [
        ("kept", "Midt.", False),
        ("kept", "Sidst.", False),
        ("kept", "Først.", True),
    ]


@given(DOCS)
def test_a_text_is_the_same_as_itself(made: dict[str, Json]) -> None:
    compared = compare(made, made)
    assert is_same(compared)
    assert [one.after for one in compared] == list(blocks(made))


@given(DOCS, DOCS, st.randoms())
def test_both_texts_can_be_read_out_of_it(one: Any, other: Any, chance: Random) -> None:
    before, after = one, mixed(one, other, chance)
    compared = compare(before, after)
    assert [found.after for found in compared if found.after] == list(blocks(after))
    assert sorted(found.before.id for found in compared if found.before) == sorted(block.id for block in blocks(before))
    for found in compared:
        assert side(found, Change.TAKEN) == (found.before.words if found.before else "")
        assert side(found, Change.ADDED) == (found.after.words if found.after else "")


@given(DOCS, DOCS, st.randoms())
def test_those_that_stayed_stand_in_the_same_order(one: Any, other: Any, chance: Random) -> None:
    order = [block.id for block in blocks(one)]
    stayed = [
        order.index(found.before.id)
        for found in compare(one, mixed(one, other, chance))
        if found.before and found.after and not found.moved
    ]
    assert stayed == sorted(stayed)


def mixed(one: Any, other: Any, chance: Random) -> dict[str, Json]:
    """Some blocks of both, in any order, some of the first with what another holds."""
    held = [*one["content"], *other["content"]]
    chance.shuffle(held)
    return tidy({"type": "doc", "content": held[: chance.randint(1, len(held))]})


def side(found: Compared, change: Change) -> str:
    return "".join(piece.text for piece in found.pieces if piece.change in (Change.KEPT, change))
