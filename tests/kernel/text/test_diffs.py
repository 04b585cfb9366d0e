"""What was changed from one text to the next."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from samskab.kernel.text.diffs import Change, Piece, diff, is_changed

texts = st.lists(st.sampled_from(["vagten ", "ringer ", "til ", "alle.", "1,4 ", "\n\n", "æ", " "]), max_size=30).map(
    "".join
)


def side(pieces: tuple[Piece, ...], change: Change) -> str:
    return "".join(piece.text for piece in pieces if piece.change in (Change.KEPT, change))


def test_a_word_is_changed_as_a_word() -> None:
    assert diff("Når vandet står i 1 meter.", "Når vandet står i 2 meter.") == (
        Piece(Change.KEPT, "Når vandet står i "),
        Piece(Change.TAKEN, "1 "),
        Piece(Change.ADDED, "2 "),
        Piece(Change.KEPT, "meter."),
    )


def test_a_new_paragraph_leaves_the_others_alone() -> None:
    assert diff("Først.\n\nSidst.", "Først.\n\nI midten.\n\nSidst.") == (
        Piece(Change.KEPT, "Først.\n\n"),
        Piece(Change.ADDED, "I midten.\n\n"),
        Piece(Change.KEPT, "Sidst."),
    )


def test_the_same_text_is_not_changed() -> None:
    assert not is_changed(diff("Samme.", "Samme."))


def test_nothing_is_nothing() -> None:
    assert diff("", "") == ()


@given(texts, texts)
def test_both_texts_can_be_read_out_of_it(before: str, after: str) -> None:
    pieces = diff(before, after)
    assert (side(pieces, Change.TAKEN), side(pieces, Change.ADDED)) == (before, after)


@given(texts, texts)
def test_it_tells_of_a_change_exactly_when_there_is_one(before: str, after: str) -> None:
    assert is_changed(diff(before, after)) == (before != after)


@given(texts, texts)
def test_no_two_pieces_of_a_kind_stand_together(before: str, after: str) -> None:
    kinds = [piece.change for piece in diff(before, after)]
    assert all(one != other for one, other in pairwise(kinds))


def test_a_change_too_large_to_read_is_told_as_a_whole() -> None:
    before, after = "og så " * 4_000, "så og " * 4_000
    assert diff(before, after) == (Piece(Change.TAKEN, before), Piece(Change.ADDED, after))
