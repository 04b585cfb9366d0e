"""A compound is taken apart where both halves are known, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskab.engines.matching.compounds import split

PARTS = {
    "cykel",
    "sti",
    "værk",
    "sted",
    "værksted",
    "børn",
    "have",
    "plads",
    "arbejde",
    "liv",
    "hund",
    "skov",
    "by",
    "råd",
}
WHOLE = {"værksted"}


def parts(word: str) -> tuple[str, ...]:
    return split(word, lambda part: part if part in PARTS else None, WHOLE)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("cykelsti", ("cykel", "sti")),
        ("byråd", ("by", "råd")),
        ("børnehave", ("børn", "have")),
        ("hundeskov", ("hund", "skov")),
        ("arbejdsliv", ("arbejde", "liv")),
        ("børnehaveplads", ("børn", "have", "plads")),
    ],
)
def test_both_halves_are_known(word: str, expected: tuple[str, ...]) -> None:
    assert parts(word) == expected


@pytest.mark.parametrize("word", ["", "sti", "cykel", "cykelværn", "urosti", "stisti!"])
def test_what_has_an_unknown_half_stays_whole(word: str) -> None:
    assert parts(word) == ()


def test_a_whole_word_is_not_taken_apart_inside_another_either() -> None:
    assert parts("værksted") == ()
    assert parts("cykelværksted") == ("cykel", "værksted")


def test_the_name_of_a_part_is_what_the_one_who_knows_it_says() -> None:
    assert split("cykelstier", {"cykel": "cykl", "stier": "sti"}.get, ()) == ("cykl", "sti")


@given(st.lists(st.sampled_from(sorted(PARTS)), min_size=1, max_size=12).map("".join))
def test_parts_are_known_words_and_no_more_than_eight(word: str) -> None:
    assert set(parts(word)) <= PARTS
    assert len(parts(word)) <= 8


@given(st.sampled_from(sorted(PARTS)), st.sampled_from(["", "s", "e"]), st.sampled_from(sorted(PARTS)))
def test_two_known_words_with_or_without_a_link_are_always_taken_apart(one: str, link: str, other: str) -> None:
    word = f"{one}{link}{other}"
    assert bool(parts(word)) == (len(word) >= 5 and word not in WHOLE)
