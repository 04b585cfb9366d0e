"""What could be said more plainly: it is told of where it is so, and nowhere else."""

from typing import Any

import pytest
from hypothesis import given

from samskab.kernel.canonical import Json
from samskab.kernel.text.lix import lix
from samskab.kernel.text.rich import advice, blocks
from samskab.kernel.text.rich.advising import LONG_SENTENCE, LONG_WORD, MOST, Advice, Matter
from samskab.kernel.text.rich.plainer import PLAINER
from tests.support.texts import DOCS, a_text


def told(text: str) -> list[tuple[str, str, str]]:
    return [(one.matter.value, one.words, one.instead) for one in advice(a_text(text)).advice]


def sentence(words: int) -> str:
    return "Vi" + " og" * (words - 1) + "."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vandet stiger, og vi mødes kl. 17. Kom og vær med.", []),
        (sentence(LONG_SENTENCE), []),
        (sentence(LONG_SENTENCE + 1), [("long_sentence", sentence(LONG_SENTENCE + 1), "")]),
        (f"Kort. {sentence(LONG_SENTENCE + 1)} Kort.", [("long_sentence", sentence(LONG_SENTENCE + 1), "")]),
        ("Såfremt vandet stiger, ringer vi.", [("plainer_word", "Såfremt", "hvis")]),
        ("Vi ringer i henhold til planen.", [("plainer_word", "i henhold til", "efter")]),
        ("Genanvendelsen er god.", []),
        ("a" * (LONG_WORD - 1), []),
        ("a" * LONG_WORD, [("long_word", "a" * LONG_WORD, "")]),
        ("Der skal ryddes op.", [("passive", "skal ryddes", "")]),
        ("Planen bør ikke ændres.", [("passive", "bør ikke ændres", "")]),
        ("Vi skal mødes, og det må lykkes. De skal have deres mad. Huset skal males.", [("passive", "skal males", "")]),
        ("Der skal foretages noget.", [("plainer_word", "foretages", "gøres"), ("passive", "skal foretages", "")]),
        ("Vi implementere. Vi IMPLEMENTERE.", [("plainer_word", "implementere", "indføre")]),
    ],
)
def test_each_thing_is_told_of_once_and_by_its_words(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


def test_advice_says_in_which_block() -> None:
    made: Any = a_text("Kort.", "Såfremt.")
    assert advice(made).advice == (Advice(Matter.PLAINER_WORD, blocks(made)[1].id, "Såfremt", "hvis"),)


def test_headings_and_tables_are_no_sentences() -> None:
    words = [{"type": "text", "text": sentence(LONG_SENTENCE + 9)}]
    cell = {"type": "table_cell", "content": [{"type": "paragraph", "content": words}]}
    made = a_text(
        {"type": "heading", "attrs": {"level": 2}, "content": words},
        {"type": "table", "content": [{"type": "table_row", "content": [cell]}]},
        "Vandet stiger hurtigt.",
    )
    found = advice(made)
    assert (found.lix, found.words, found.advice) == (lix("Vandet stiger hurtigt."), 3, ())


def test_nobody_gets_more_advice_than_anybody_follows() -> None:
    assert len(told(" ".join("a" * LONG_WORD + "b" * more for more in range(MOST + 1)))) == MOST


def test_what_is_said_instead_is_no_word_of_offices() -> None:
    assert [word for word, plain in PLAINER.items() if word == plain or plain in PLAINER or word != word.lower()] == []


@given(DOCS)
def test_what_is_told_of_stands_in_the_block_it_is_told_of(made: dict[str, Json]) -> None:
    words = {block.id: block.words for block in blocks(made)}
    assert [one for one in advice(made).advice if one.words not in words[one.block]] == []
