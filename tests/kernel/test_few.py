"""Nothing is shown of fewer than five, and nobody can subtract their way to it (G9)."""

from hypothesis import given
from hypothesis import strategies as st

from samskab.kernel.few import FEWEST, shown

GROUPS = "abcd"
sizes = st.fixed_dictionaries({group: st.integers(0, 12) for group in GROUPS})
amounts = st.fixed_dictionaries({group: st.integers(0, 99) for group in GROUPS})


def test_groups_of_five_are_shown() -> None:
    assert shown({"a": 5, "b": 9}, {"a": 3, "b": 4}) == {"a": 3, "b": 4}


def test_a_group_of_four_takes_the_smallest_of_the_others_with_it() -> None:
    assert shown({"a": 4, "b": 9, "c": 6}, {"a": 3, "b": 4, "c": 5}) == {"b": 4}


def test_two_small_groups_of_five_together_need_no_other() -> None:
    assert shown({"a": 4, "b": 1, "c": 6}, {"a": 3, "b": 4, "c": 5}) == {"c": 5}


def test_those_who_have_all_left_are_few_too() -> None:
    assert shown({"a": 0, "b": 6, "c": 7}, {"a": 3, "b": 4, "c": 5}) == {"c": 5}


def test_a_group_with_nobody_and_nothing_is_none() -> None:
    assert shown({"a": 0, "b": 6}, {"a": 0, "b": 4}) == {"a": 0, "b": 4}


@given(sizes, amounts)
def test_what_is_hidden_is_at_least_five_people_or_everything(sizes: dict[str, int], amounts: dict[str, int]) -> None:
    seen = shown(sizes, amounts)

    hidden = [group for group in GROUPS if group not in seen]
    somebody = [group for group in seen if sizes[group] or amounts[group]]
    assert all(sizes[group] >= FEWEST for group in somebody)
    assert not hidden or not somebody or sum(sizes[group] for group in hidden) >= FEWEST


@given(sizes, amounts)
def test_what_is_shown_is_true(sizes: dict[str, int], amounts: dict[str, int]) -> None:
    assert all(amounts[group] == number for group, number in shown(sizes, amounts).items())
