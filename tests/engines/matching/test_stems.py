"""Words lose their endings, and no more than that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskab.engines.matching.stems import stem

ONE = [
    "cykel cykler cyklen cyklerne cykle cykling",
    "skole skolen skoler skolerne skolens",
    "gammel gamle",
    "plads pladsen pladser pladserne",
    "hus huset husene huse",
    "flygtning flygtninge flygtningen flygtningene",
    "ensom ensomme ensomhed ensomheden",
    "svømme svømmer svømning svømningen",
    "træne træner træning trænere",
    "kommune kommunen kommunens kommuner kommunernes",
    "køkken køkkenet køkkener",
    "renovere renovering renoveringen",
    "tryg trygge trygt tryghed",
    "digital digitale digitalt",
    "nabo naboer naboerne naboens",
    "frivillig frivillige frivilligt",
    "school schools",
]


@pytest.mark.parametrize("forms", ONE)
def test_the_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [("fart", "far"), ("kort", "kor"), ("plejehjem", "pleje"), ("bus", "bue")])
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word", ["", "å", "by", "sti", "bus"])
def test_a_short_word_is_its_own_stem(word: str) -> None:
    assert stem(word) == word


@given(st.text(max_size=30))
def test_a_stem_is_never_longer_nor_empty(word: str) -> None:
    assert len(stem(word)) <= len(word)
    assert bool(stem(word)) == bool(word)
