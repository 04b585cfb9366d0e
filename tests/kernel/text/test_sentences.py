"""The first sentence of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskab.kernel.text.sentences import first_sentence, shortened


@pytest.mark.parametrize(
    ("text", "first", "rest"),
    [
        ("", "", ""),
        ("Vandet steg", "Vandet steg", ""),
        ("Vandet steg. Hvad nu?", "Vandet steg.", "Hvad nu?"),
        ("Hvad nu? Vandet steg.", "Hvad nu?", "Vandet steg."),
        ("Vandet steg\nHvad nu", "Vandet steg", "Hvad nu"),
        ("Kl. 8", "Kl.", "8"),
    ],
)
def test_a_text_is_its_first_sentence_and_the_rest(text: str, first: str, rest: str) -> None:
    assert first_sentence(text) == (first, rest)


@given(st.text())
def test_nothing_but_room_between_is_lost(text: str) -> None:
    assert "".join("".join(first_sentence(text)).split()) == "".join(text.split())


def test_a_long_sentence_is_cut_between_words() -> None:
    assert shortened("Vandet steg, og alle løb.", 14) == "Vandet steg"


@given(st.text(), st.integers(1, 50))
def test_it_is_never_longer_than_it_may_be(text: str, longest: int) -> None:
    assert len(shortened(text, longest)) <= longest
