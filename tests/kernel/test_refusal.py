"""A refusal is an answer that is false, and an error that can be raised."""

import pytest

from samskab.kernel.refusal import Refusal


def test_it_is_false_and_speaks() -> None:
    refusal = Refusal("too-late", "Runden er slut.")
    assert not refusal
    assert str(refusal) == "Runden er slut."


def test_without_words_it_says_its_code() -> None:
    assert str(Refusal("too-late")) == "too-late"


def test_it_can_be_raised_through_a_context_manager() -> None:
    with pytest.raises(Refusal) as caught:
        raise Refusal("too-late", field="answer")
    assert caught.value == Refusal("too-late", field="answer")
    assert caught.value.status == 403
