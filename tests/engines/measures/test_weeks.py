"""Contributions fall into their weeks, each into exactly one."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samskab.engines.measures import Window, by_week

UNTIL = datetime(2026, 11, 16, tzinfo=UTC)
WEEK = timedelta(weeks=1)
MOMENTS = st.lists(st.timedeltas(-14 * WEEK, 2 * WEEK).map(lambda away: UNTIL + away), max_size=20)


def test_a_week_holds_its_first_moment_and_not_its_last() -> None:
    moments = [UNTIL - 2 * WEEK, UNTIL - WEEK, UNTIL - timedelta(seconds=1), UNTIL, UNTIL - 3 * WEEK]
    assert by_week(moments, ["a", "b", "a", "c", "d"], weeks=2, until=UNTIL) == (
        Window(UNTIL - 2 * WEEK, UNTIL - WEEK, {"a": 1, "b": 0}),
        Window(UNTIL - WEEK, UNTIL, {"a": 1, "b": 1}),
    )


def test_wider_windows_slide_over_each_other() -> None:
    moments = [UNTIL - timedelta(days=10)]
    found = by_week(moments, ["a"], weeks=3, until=UNTIL, wide=2)
    assert [window.counts for window in found] == [{"a": 0}, {"a": 1}, {"a": 1}]
    assert [window.ends - window.begins for window in found] == [2 * WEEK] * 3


def test_nothing_said_is_weeks_without_groups() -> None:
    found: tuple[Window[str], ...] = by_week([], [], weeks=2, until=UNTIL)
    assert [window.counts for window in found] == [{}, {}]


def test_a_week_begins_at_the_same_hour_in_summer_and_winter() -> None:
    until = datetime(2026, 10, 26, 8, tzinfo=ZoneInfo("Europe/Copenhagen"))
    (window,) = by_week([datetime(2026, 10, 19, 6, 30, tzinfo=UTC)], ["a"], weeks=1, until=until)
    assert window.begins == datetime(2026, 10, 19, 8, tzinfo=ZoneInfo("Europe/Copenhagen"))
    assert window.counts == {"a": 1}


@given(MOMENTS, st.integers(1, 12), st.integers(1, 4))
def test_every_contribution_stands_in_as_many_windows_as_are_wide_enough(
    moments: list[datetime], weeks: int, wide: int
) -> None:
    groups = [str(number % 3) for number in range(len(moments))]
    found = by_week(moments, groups, weeks=weeks, until=UNTIL, wide=wide)
    assert len(found) == weeks
    held = sum(window.begins <= moment < window.ends for window in found for moment in moments)
    assert sum(count for window in found for count in window.counts.values()) == held
    if wide == 1:
        assert held == sum(UNTIL - weeks * WEEK <= moment < UNTIL for moment in moments)


@pytest.mark.parametrize(("weeks", "wide"), [(0, 1), (1, 0), (-1, 1)])
def test_no_week_is_refused(weeks: int, wide: int) -> None:
    with pytest.raises(ValueError, match="at least one"):
        by_week([], [], weeks=weeks, until=UNTIL, wide=wide)


def test_a_moment_without_a_group_is_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        by_week([UNTIL], [], weeks=1, until=UNTIL)
