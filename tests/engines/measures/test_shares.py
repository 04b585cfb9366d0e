"""Parts of a whole add up to it."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskab.engines.measures import newcomer_share, shares


@given(st.dictionaries(st.text(max_size=2), st.integers(0, 1_000), max_size=8))
def test_shares_add_up_and_stand_in_the_order_given(counts: dict[str, int]) -> None:
    found = shares(counts)
    assert list(found) == list(counts)
    assert math.isclose(sum(found.values()), 1 if any(counts.values()) else 0)
    assert all(0 <= share <= 1 for share in found.values())


def test_each_group_has_its_part() -> None:
    assert shares({"a": 1, "b": 3, "c": 0}) == {"a": 0.25, "b": 0.75, "c": 0}
    assert shares({"a": 0}) == {"a": 0}


@pytest.mark.parametrize("count", [-1, math.nan])
def test_less_than_nothing_is_refused(count: float) -> None:
    with pytest.raises(ValueError, match="less than nothing"):
        shares({"a": count})


@pytest.mark.parametrize(
    ("newcomers", "people", "expected"),
    [(5, 20, 0.25), (0, 8, 0), (8, 8, 1), (4, 20, None), (16, 20, None), (0, 4, None), (0, 0, None), (3, 6, None)],
)
def test_newcomers_are_told_of_when_nobody_can_be_known(newcomers: int, people: int, expected: float | None) -> None:
    assert newcomer_share(newcomers, people) == expected


@pytest.mark.parametrize(("newcomers", "people"), [(3, 2), (-1, 9)])
def test_newcomers_who_cannot_be_are_refused(newcomers: int, people: int) -> None:
    with pytest.raises(ValueError, match="fewer than nobody"):
        newcomer_share(newcomers, people)
