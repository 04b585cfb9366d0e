"""The word lists are tidy, so that whoever adds a word sees where it belongs."""

from collections import Counter

from samskab.engines.matching import wordlists


def test_there_are_enough_groups_of_alike_words_and_each_has_two() -> None:
    groups = wordlists.alike()
    assert len(groups) >= 150
    assert [group for group in groups if len(group) < 2 or "" in group] == []
    assert [group for group, times in Counter(groups).items() if times > 1] == []


def test_no_word_is_both_common_and_asked_for() -> None:
    asked = {word for group in wordlists.alike() for word in group} | wordlists.parts()
    assert asked & wordlists.common() == set()


def test_words_are_written_in_lower_case_without_spaces() -> None:
    words = [*wordlists.common(), *wordlists.parts(), *(word for group in wordlists.alike() for word in group)]
    bent = [word for pair in wordlists.bent().items() for word in pair]
    assert [word for word in (*words, *bent) if not word.isalpha() or word != word.lower()] == []


def test_every_bent_form_has_one_base_and_a_base_is_its_own() -> None:
    bent = wordlists.bent()
    assert {base: bent[base] for base in bent.values()} == {base: base for base in bent.values()}
