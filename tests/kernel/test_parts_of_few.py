"""Parts of groups: an attacker who knows the sizes, the rule and all that is shown finds no few people (G9, ADR 51)."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samskab.kernel.few import FEWEST, parts

Answer = tuple[tuple[tuple[int, int], ...], int | None]


def told(sizes: tuple[int, ...], amounts: tuple[int, ...]) -> Answer:
    seen, total = parts(dict(enumerate(sizes)), dict(enumerate(amounts)))
    return tuple(seen.items()), total


def worlds(sizes: tuple[int, ...]) -> dict[Answer, list[tuple[int, ...]]]:
    """Every way it can be, by what one would be told of it."""
    found = defaultdict(list)
    for amounts in product(*(range(size + 1) for size in sizes)):
        found[told(sizes, amounts)].append(amounts)
    return found


def assert_nobody_is_found(sizes: tuple[int, ...]) -> None:
    for (seen, _), possible in worlds(sizes).items():
        for group in set(range(len(sizes))) - dict(seen).keys():
            assert len({amounts[group] for amounts in possible}) > 1, (sizes, seen, possible)


@pytest.mark.parametrize("sizes", [(first, second) for first in range(1, 14) for second in range(first, 14)])
def test_of_two_groups_no_hidden_part_can_be_found(sizes: tuple[int, int]) -> None:
    assert_nobody_is_found(sizes)


@given(sizes=st.lists(st.integers(1, 8), min_size=1, max_size=4).map(tuple))
@settings(max_examples=40, deadline=None)
def test_of_up_to_four_groups_no_hidden_part_can_be_found(sizes: tuple[int, ...]) -> None:
    assert_nobody_is_found(sizes)


@given(data=st.data(), sizes=st.lists(st.integers(0, 60), min_size=1, max_size=4))
def test_what_is_shown_is_true_and_tells_of_no_few_on_either_side(data: st.DataObject, sizes: list[int]) -> None:
    amounts = [data.draw(st.integers(0, size)) for size in sizes]
    seen, total = parts(dict(enumerate(sizes)), dict(enumerate(amounts)))

    assert seen == {group: amounts[group] for group in seen}
    assert total in (None, sum(amounts))
    rest = [sizes[group] - number for group, number in seen.items()]
    assert [number for number in (*seen.values(), *rest) if 0 < number < FEWEST] == []
    left = [group for group in range(len(sizes)) if group not in seen]
    if left and total is not None:
        hidden = total - sum(seen.values())
        assert FEWEST <= hidden <= sum(sizes[group] for group in left) - FEWEST


def test_the_whole_is_shown_with_its_parts() -> None:
    assert parts({"a": 12, "b": 5}, {"a": 6, "b": 0}) == ({"a": 6, "b": 0}, 6)


def test_one_hidden_part_takes_the_whole_with_it() -> None:
    assert parts({"a": 12, "b": 12}, {"a": 6, "b": 3}) == ({"a": 6}, None)


def test_several_hidden_parts_hide_each_other_in_the_whole() -> None:
    assert parts({"a": 12, "b": 12, "c": 3}, {"a": 6, "b": 4, "c": 2}) == ({"a": 6}, 12)


def test_a_whole_that_only_one_world_adds_up_to_is_not_told() -> None:
    assert parts({"a": 12, "b": 12}, {"a": 4, "b": 4}) == ({}, None)
