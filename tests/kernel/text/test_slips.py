"""Slips of the finger: one slip is always found again, and distance is what one counts by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskab.kernel.text.slips import SHORTEST, may_slip, pieces_placed, slip_keys, slips_between, with_one_less

WORDS = st.text("abcdeæøå", min_size=SHORTEST + 1, max_size=14)


def swapped(word: str, at: int) -> str:
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


@given(WORDS, st.data())
def test_one_slip_is_found_again_and_counts_as_one(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 2))
    before, after = word[:at], word[at + 1 :]
    slipped = data.draw(
        st.sampled_from([before + after, f"{before}x{word[at:]}", f"{before}x{after}", swapped(word, at)])
    )

    assert slips_between(word, slipped) == (slipped != word)
    assert not set(slip_keys(word)).isdisjoint(with_one_less(slipped))


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("", "", 0),
        ("vand", "vand", 0),
        ("vadn", "vand", 1),
        ("stromflod", "stormflod", 1),
        ("stromfold", "stormflod", 2),
        ("å", "", 1),
        ("kat", "hund", 4),
    ],
)
def test_slips_are_counted(one: str, other: str, slips: int) -> None:
    assert (slips_between(one, other), slips_between(other, one)) == (slips, slips)


def test_a_short_word_has_no_slips_and_a_long_one_has_pieces() -> None:
    assert (slip_keys("åen"), with_one_less("åen"), may_slip("åen")) == ([], [], 0)
    assert (pieces_placed("vandet"), may_slip("vandet")) == ([], 1)
    assert (pieces_placed("beredskab")[:2], may_slip("beredskab")) == (["0:bere", "1:ered"], 2)
    assert {"0:ered", "1:ered", "2:ered"} <= set(pieces_placed("beredskab", moved=1))
