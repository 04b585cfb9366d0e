"""What is known of a word does not depend on how it is written."""

import pytest

from samskab.engines.matching.vocabulary import Vocabulary
from tests.engines.matching.spelling import HOUSE

VOCABULARY = Vocabulary(HOUSE, ["skoven", "cyklerne", "energilaug"])


@pytest.mark.parametrize(
    "forms",
    [
        "børn børnene boern barn",
        "naboer naboerne nabo",
        "beboer beboerne beboere",
        "hjemløse hjemloese hjemløs",
        "å åen aaen",
        "ældre aeldre ÆLDRE",
        "gæs gaes gås",
        "sikker sikre sikkerhed",
    ],
)
def test_the_ways_to_write_a_word_are_one(forms: str) -> None:
    assert len({VOCABULARY.stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [("haven", "havet"), ("parkering", "parken"), ("læger", "lægger")])
def test_words_that_the_endings_would_mix_up_are_kept_apart(one: str, other: str) -> None:
    assert VOCABULARY.stem(one) != VOCABULARY.stem(other)


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("cykelværkstedet", ("cykel", "værksted")),
        ("børnehaverne", ("barn", "have")),
        ("arbejdspladser", ("arbejde", "plads")),
        ("faellesspisning", ("fælles", "spise")),
        ("skovejeren", ("skov", "ejer")),
    ],
)
def test_a_compound_is_shown_by_its_parts(word: str, shown: tuple[str, ...]) -> None:
    assert tuple(VOCABULARY.shown(part) for part in VOCABULARY.parts(word)) == shown


@pytest.mark.parametrize("word", ["skoven", "værksted", "billigt", "sundhed", "Ryslinge", "12345", ""])
def test_a_simple_word_has_no_parts(word: str) -> None:
    assert VOCABULARY.parts(word) == ()


def test_a_word_of_several_texts_may_be_a_part_though_it_is_not_listed() -> None:
    assert VOCABULARY.parts("sogneenergilaug") == ("sogn", "energilaug")
    assert Vocabulary(HOUSE, []).parts("sogneenergilaug") == ()


def test_danish_and_english_words_for_a_matter_meet() -> None:
    for danish, english in [("ensomhed", "loneliness"), ("cykler", "bikes"), ("unge", "youth"), ("børn", "children")]:
        assert set(VOCABULARY.meanings(VOCABULARY.stem(danish))) & set(VOCABULARY.meanings(VOCABULARY.stem(english)))


def test_small_words_say_nothing_of_the_matter_in_either_language() -> None:
    assert [word for word in ("og", "Ikke", "the", "skole") if VOCABULARY.is_common(word)] == ["og", "Ikke", "the"]
