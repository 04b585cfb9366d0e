"""The axioms of inequality hold for what we count."""

import math
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from samskab.engines.measures import gini, top_share

COUNTS = st.lists(st.integers(0, 1_000), min_size=1, max_size=30).filter(any)
PARTS = st.floats(0.01, 1)


def close(one: float | None, other: float | None) -> bool:
    return one is not None and other is not None and math.isclose(one, other, abs_tol=1e-9)


def by_definition(values: list[int]) -> float:
    """Σᵢ Σⱼ |xᵢ − xⱼ| / (2 n² x̄), as it is defined."""
    mean = sum(values) / len(values)
    return sum(abs(one - other) for one, other in product(values, repeat=2)) / (2 * len(values) ** 2 * mean)


@pytest.mark.parametrize(
    ("values", "expected"), [([4, 4, 4], 0), ([7], 0), ([0, 0, 0, 9], 0.75), ([1, 3], 0.25), ([1e308] * 3, 0)]
)
def test_golden_cases(values: list[float], expected: float) -> None:
    assert close(gini(values), expected)


@pytest.mark.parametrize("values", [[], [0], [0, 0.0]])
def test_where_nobody_has_anything_there_is_no_spread(values: list[float]) -> None:
    assert gini(values) is None
    assert top_share(values) is None


@pytest.mark.parametrize("values", [[1, -1], [math.nan], [1, math.inf]])
def test_what_nobody_can_have_is_refused(values: list[float]) -> None:
    with pytest.raises(ValueError, match="nothing that a person can have"):
        gini(values)
    with pytest.raises(ValueError, match="nothing that a person can have"):
        top_share(values)


@given(COUNTS)
def test_gini_is_what_its_definition_says(values: list[int]) -> None:
    assert close(gini(values), by_definition(values))


@given(COUNTS)
def test_gini_lies_between_none_and_one_who_has_all(values: list[int]) -> None:
    found = gini(values)
    assert found is not None
    assert 0 <= found <= 1 - 1 / len(values)


@given(COUNTS, st.floats(0.001, 1_000))
def test_the_unit_does_not_matter(values: list[int], scale: float) -> None:
    scaled = [value * scale for value in values]
    assert close(gini(scaled), gini(values))
    assert close(top_share(scaled), top_share(values))


@given(COUNTS, st.integers(2, 5), PARTS)
def test_twice_the_same_people_are_spread_alike(values: list[int], times: int, of: float) -> None:
    assert close(gini(values * times), gini(values))
    assert close(top_share(values * times, of), top_share(values, of))


@given(COUNTS, st.data())
def test_it_does_not_matter_who_has_what(values: list[int], data: st.DataObject) -> None:
    mixed = data.draw(st.permutations(values))
    assert gini(mixed) == gini(values)
    assert top_share(mixed) == top_share(values)


@given(COUNTS, st.data())
def test_giving_to_one_who_has_less_evens_out(values: list[int], data: st.DataObject) -> None:
    giver, taker = data.draw(st.tuples(*[st.integers(0, len(values) - 1)] * 2))
    assume(values[giver] > values[taker] + 1)
    given_away = data.draw(st.integers(1, (values[giver] - values[taker]) // 2))
    after = list(values)
    after[giver] -= given_away
    after[taker] += given_away
    assert by_definition(after) < by_definition(values)
    assert (gini(after) or 0) < (gini(values) or 0)
    assert (top_share(after) or 0) <= (top_share(values) or 0) + 1e-9


@given(COUNTS, PARTS, PARTS)
def test_the_busiest_have_at_least_their_part_and_more_of_them_have_more(
    values: list[int], one: float, other: float
) -> None:
    fewer, more = sorted((one, other))
    few, many = top_share(values, fewer), top_share(values, more)
    assert few is not None
    assert many is not None
    assert fewer <= few <= 1
    assert few <= many + 1e-9


@pytest.mark.parametrize(
    ("values", "of", "expected"),
    [([5] * 20, 0.1, 0.1), ([10, *[0] * 9], 0.1, 1), ([6, 3, 1], 0.5, 0.75), ([2, 1], 1, 1), ([8, 2], 0.25, 0.4)],
)
def test_the_part_of_the_busiest(values: list[int], of: float, expected: float) -> None:
    assert close(top_share(values, of), expected)


@pytest.mark.parametrize("of", [0, -0.1, 1.1, math.nan])
def test_what_is_no_part_of_the_people_is_refused(of: float) -> None:
    with pytest.raises(ValueError, match="no part of the people"):
        top_share([1], of)
