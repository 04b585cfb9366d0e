"""A group that takes more room than it has people is seen, and a small one is not pointed at."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskab.engines.measures import Balance, Compared, imbalance

PEOPLE = st.dictionaries(st.sampled_from("abcde"), st.integers(0, 30), max_size=5)


def balances(
    people: Mapping[str, int], voices: Mapping[str, float], *, more: float = 1.5, less: float = 0.67
) -> dict[str, Balance]:
    return {one.group: one.balance for one in imbalance(people, voices, more=more, less=less)}


def test_each_group_is_compared_with_its_part_of_the_people() -> None:
    assert imbalance({"public": 10, "citizen": 20, "business": 10}, {"public": 30, "citizen": 10, "business": 10}) == (
        Compared("public", Balance.MORE, 0.25, 0.6),
        Compared("citizen", Balance.LESS, 0.5, 0.2),
        Compared("business", Balance.BALANCED, 0.25, 0.2),
    )


def test_a_group_that_has_said_nothing_is_heard_less() -> None:
    assert balances({"a": 5, "b": 5}, {"a": 9}) == {"a": Balance.MORE, "b": Balance.LESS}


def test_the_limits_are_the_arenas_own_and_belong_to_the_imbalance() -> None:
    people, voices = {"a": 10, "b": 10}, {"a": 15, "b": 5}
    assert balances(people, voices) == {"a": Balance.MORE, "b": Balance.LESS}
    assert balances(people, voices, more=1.6, less=0.4) == {"a": Balance.BALANCED, "b": Balance.BALANCED}
    assert balances(people, {"a": 5, "b": 5}, more=1, less=1) == {"a": Balance.BALANCED, "b": Balance.BALANCED}


@pytest.mark.parametrize(
    ("people", "voices"),
    [
        ({"a": 20, "b": 3}, {"a": 20, "b": 30}),
        ({"a": 2, "b": 2}, {"a": 9}),
        ({"a": 20, "b": 20}, {"a": 4}),
        ({"a": 20, "b": 20}, {}),
        ({"a": 0}, {}),
        ({}, {}),
    ],
)
def test_too_few_people_or_voices_are_not_compared(people: dict[str, int], voices: dict[str, float]) -> None:
    assert imbalance(people, voices) == tuple(Compared(group, Balance.TOO_FEW) for group in people)


def test_a_group_without_people_is_not_compared_and_the_others_are() -> None:
    found = balances({"a": 10, "b": 10, "c": 0}, {"a": 9, "b": 1})
    assert found == {"a": Balance.MORE, "b": Balance.LESS, "c": Balance.TOO_FEW}


@given(PEOPLE, st.data())
def test_no_small_group_is_told_of(people: dict[str, int], data: st.DataObject) -> None:
    voices = {group: data.draw(st.integers(0, 50)) for group, count in people.items() if count}
    found = imbalance(people, voices)
    assert [one.group for one in found] == list(people)
    told = {one.group: people[one.group] for one in found if one.balance is not Balance.TOO_FEW}
    assert [count for count in told.values() if count < 5] == []
    untold = sum(people.values()) - sum(told.values())
    assert untold == 0 or untold >= 5 or not told


@given(st.permutations("abc"), st.tuples(*[st.integers(5, 30)] * 3), st.tuples(*[st.integers(0, 50)] * 3))
def test_the_name_of_a_group_weighs_nothing(
    names: list[str], people: tuple[int, int, int], voices: tuple[int, int, int]
) -> None:
    plain = imbalance(dict(zip("abc", people, strict=True)), dict(zip("abc", voices, strict=True)))
    renamed = imbalance(dict(zip(names, people, strict=True)), dict(zip(names, voices, strict=True)))
    assert [(one.balance, one.of_people, one.of_voices) for one in plain] == [
        (one.balance, one.of_people, one.of_voices) for one in renamed
    ]


@pytest.mark.parametrize(
    ("people", "voices", "limits", "sentence"),
    [
        ({"a": 9}, {"b": 1}, {}, "without people"),
        ({"a": 0}, {"a": 1}, {}, "without people"),
        ({"a": 9}, {"a": -1}, {}, "less than nothing"),
        ({"a": -9}, {}, {}, "fewer than nobody"),
        ({}, {}, {"more": 0.9}, "no balance"),
        ({}, {}, {"less": 1.1}, "no balance"),
    ],
)
def test_what_cannot_be_is_refused(
    people: dict[str, int], voices: dict[str, float], limits: dict[str, float], sentence: str
) -> None:
    with pytest.raises(ValueError, match=sentence):
        balances(people, voices, **limits)
