"""A text is read as its telling words, the rare ones weighing most."""

import pytest

from samskab.engines.matching import DocumentFrequencies, Lexicon, Text
from samskab.engines.matching.frequencies import LONGEST, words_of
from tests.engines.matching.spelling import HOUSE, lexicon_of

LEXICON = lexicon_of("En sti i byen", "En have i byen", "En skole i byen", "En cykelsti i byen")


def test_words_are_counted_once_a_text() -> None:
    assert DocumentFrequencies.of(["Sti, sti og STI", "sti"]) == DocumentFrequencies(2, {"sti": 2, "og": 1})


def test_words_are_taken_without_soft_hyphens_and_with_their_letters_whole() -> None:
    assert words_of("Bo\u00adlig_a\u030a-have 7") == ["Bolig", "å", "have", "7"]


def test_of_a_very_long_text_only_the_beginning_is_read() -> None:
    assert words_of("å " * LONGEST) == ["å"] * (LONGEST // 2)


def test_what_stands_everywhere_tells_less_than_what_stands_once_or_nowhere() -> None:
    assert 0 < LEXICON.rarity("by") < LEXICON.rarity("have") < LEXICON.rarity("uhørt") == 1


def test_a_part_is_counted_where_it_stands_in_a_compound_too() -> None:
    assert LEXICON.rarity("sti") < LEXICON.rarity("have")


def test_a_word_of_the_title_has_more_emphasis_than_one_of_the_body() -> None:
    reading = LEXICON.read(Text("En have", "Haven og en sti"))
    assert [(word.written, emphasis) for word, emphasis in reading.words] == [("have", 1.0), ("sti", 0.4)]
    assert reading.weight == pytest.approx(LEXICON.rarity("have") + 0.4 * LEXICON.rarity("sti"))


def test_a_text_of_small_words_tells_nothing() -> None:
    assert LEXICON.read(Text("Og hvad så", "...")).words == ()


def test_no_more_than_eighty_words_are_looked_at() -> None:
    assert len(LEXICON.read(Text(" ".join(f"ord{number}" for number in range(500)))).words) == 80


def test_a_lexicon_of_nothing_knows_every_word_as_rare() -> None:
    empty = Lexicon(DocumentFrequencies(0, {}), HOUSE)
    assert empty.word("cykelsti").weight == 1


def test_reading_gives_the_same_again_when_much_has_been_read_between() -> None:
    text = Text("Cykelsti gennem haven")
    before = LEXICON.recall(text)
    for number in range(21_000):
        LEXICON.word(f"ord{number}")
    assert LEXICON.recall(text) == before == LEXICON.read(text)


def test_a_text_that_is_being_written_is_not_remembered() -> None:
    LEXICON.read(Text("Noget meget privat"))
    assert ("Noget meget privat", "") not in LEXICON._readings
