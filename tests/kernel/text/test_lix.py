"""LIX against numbers counted by hand."""

import pytest

from samskab.kernel.text.lix import lix


def test_words_a_sentence_plus_long_words_in_per_cent() -> None:
    assert lix("Vi er her. Kom med.") == 2.5
    assert lix("Kommunens beredskab hjælper os.") == 4 + 75


def test_a_line_break_ends_a_sentence_as_in_a_list() -> None:
    assert lix("to ord\nto ord") == 2


def test_a_soft_hyphen_is_not_a_joint() -> None:
    assert lix("storm\u00adflod nu") == lix("stormflod nu")


def test_a_number_or_a_decimal_point_is_neither_word_nor_end() -> None:
    assert lix("Vi var 4.310 i år.") == 4


@pytest.mark.parametrize("text", ["", "   ", "123 !?"])
def test_no_words_no_number(text: str) -> None:
    assert lix(text) == 0
