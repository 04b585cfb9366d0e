"""What is hidden cannot be found, not even by one who has read how it is hidden."""

from collections import defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskab.engines.measures import LEAST, Suppressed, suppress

TABLES = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 40), max_size=8)


def tables(groups: int, total: int) -> Iterator[tuple[int, ...]]:
    """Every way that so many people can be spread over so many groups."""
    if groups == 1:
        yield (total,)
        return
    for first in range(total + 1):
        yield from ((first, *rest) for rest in tables(groups - 1, total - first))


@pytest.mark.parametrize(
    ("counts", "shown", "total"),
    [
        ({"a": 12, "b": 7}, {"a": 12, "b": 7}, 19),
        ({"a": 12, "b": 0}, {"a": 12, "b": 0}, 12),
        ({"a": 12, "b": 7, "c": 3}, {"a": 12}, 22),
        ({"a": 12, "b": 7, "c": 7, "d": 3}, {"a": 12}, 29),
        ({"a": 12, "b": 3, "c": 2, "d": 0}, {"a": 12, "d": 0}, 17),
        ({"a": 12, "b": 8, "c": 2, "d": 1}, {"a": 12}, 23),
        ({"a": 12, "b": 8, "c": 4, "d": 4}, {"a": 12}, 28),
        ({"a": 4, "b": 4, "c": 2}, {}, 10),
        ({"a": 12, "b": 3, "c": 0}, {}, 15),
        ({"a": 2, "b": 0}, {}, None),
        ({"a": 0, "b": 0}, {"a": 0, "b": 0}, 0),
        ({}, {}, 0),
    ],
)
def test_golden_cases(counts: dict[str, int], shown: dict[str, int], total: int | None) -> None:
    assert suppress(counts) == Suppressed(shown, frozenset(counts) - frozenset(shown), total)


@given(TABLES, st.integers(2, 8))
def test_no_small_group_is_shown(counts: dict[str, int], least: int) -> None:
    told = suppress(counts, least)
    assert [count for count in told.shown.values() if 0 < count < least] == []
    assert {group: counts[group] for group in told.shown} == told.shown
    assert told.hidden == set(counts) - set(told.shown)
    assert told.total in ({sum(counts.values())} if sum(counts.values()) >= least else {None, 0})


@given(TABLES)
def test_what_is_hidden_together_is_never_told_of_as_a_small_group_either(counts: dict[str, int]) -> None:
    told = suppress(counts)
    if told.hidden and told.total is not None:
        assert len(told.hidden) > 1 or len(counts) == 1
        assert told.total - sum(told.shown.values()) >= LEAST


@given(TABLES, st.data())
def test_it_does_not_matter_which_group_is_which(counts: dict[str, int], data: st.DataObject) -> None:
    names = data.draw(st.permutations(sorted(counts)))
    renamed = dict(zip(names, counts.values(), strict=True))
    assert sorted(suppress(renamed).shown.values()) == sorted(suppress(counts).shown.values())


@pytest.mark.parametrize(
    ("groups", "least", "most"), [(2, 5, 40), (3, 5, 26), (4, 5, 22), (4, 3, 16), (5, 3, 14), (3, 2, 20)]
)
def test_every_hidden_number_could_be_another(groups: int, least: int, most: int) -> None:
    """Of all tables with the same sum and the same answer, no two groups of readers could tell which one it was."""
    for total in range(1, most + 1):
        alike = defaultdict(list)
        for table in tables(groups, total):
            told = suppress(dict(enumerate(table)), least)
            alike[told.hidden, tuple(told.shown.items())].append(table)
        found = [
            (table[group], total)
            for (hidden, _), same in alike.items()
            for group in hidden
            for table in same[:1]
            if len({other[group] for other in same}) < 2
        ]
        assert found == []


def test_hiding_the_small_ones_alone_could_be_undone() -> None:
    """The test above can fail: with one group hidden, the sum gives it away."""
    naive = defaultdict(list)
    for table in tables(3, 20):
        naive[tuple(count if count >= LEAST else None for count in table)].append(table)
    assert naive[9, 8, None] == [(9, 8, 3)]


def test_fewer_than_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="fewer than nobody"):
        suppress({"a": -1})


@pytest.mark.parametrize("least", [1, 0, -1])
def test_a_limit_that_hides_nothing_is_refused(least: int) -> None:
    with pytest.raises(ValueError, match="nothing to hide"):
        suppress({"a": 1}, least)
