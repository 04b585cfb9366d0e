"""Days, times and counts, as people write them in Danish and in English."""

from datetime import UTC, date, datetime, time

import pytest
from django.template import Context, Template
from django.utils import translation

from samskab.kernel.clock import held_at
from samskab.ui.templatetags.ui import moments

NBSP = "\N{NO-BREAK SPACE}"
SUMMER = datetime(2026, 6, 5, 22, 5, tzinfo=UTC)  # five past midnight in Copenhagen


@pytest.mark.parametrize(("language", "said"), [("da", "23. november 2026"), ("en", "23 November 2026")])
def test_a_day_is_never_broken_over_two_lines(language: str, said: str) -> None:
    with translation.override(language):
        assert moments.day(date(2026, 11, 23)) == said.replace(" ", NBSP)


def test_a_moment_is_told_by_the_clock_in_copenhagen() -> None:
    with translation.override("da"):
        assert moments.day(SUMMER) == f"6.{NBSP}juni{NBSP}2026"
        assert moments.hour(SUMMER) == f"kl.{NBSP}0.05"


@pytest.mark.parametrize(
    ("language", "clock", "said"),
    [
        ("da", time(17), f"kl.{NBSP}17"),
        ("da", time(9, 5), f"kl.{NBSP}9.05"),
        ("en", time(17), "17:00"),
        ("en", time(9, 5), "09:05"),
    ],
)
def test_a_time_of_day(language: str, clock: time, said: str) -> None:
    with translation.override(language):
        assert moments.hour(clock) == said


@pytest.mark.parametrize(
    ("language", "said"), [("da", f"6.{NBSP}juni{NBSP}2026 kl.{NBSP}0.05"), ("en", f"6{NBSP}June{NBSP}2026, 00:05")]
)
def test_when_is_a_time_element(language: str, said: str) -> None:
    with translation.override(language):
        shown = Template("{% when moment=moment clock=True %}").render(Context({"moment": SUMMER}))

    assert shown == f'<time datetime="2026-06-05T22:05:00+00:00">{said}</time>'


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (SUMMER, "6. juni 2026 kl. 0.05"),
        (date(2026, 11, 23), "23. november 2026"),
        (time(22), "kl. 22"),
        ("Ørslev", "Ørslev"),
        (5, 5),
    ],
)
def test_whatever_is_a_time_is_told_as_people_write_it(value: object, said: object) -> None:
    shown = moments.told(value)

    assert (shown.replace(NBSP, " ") if isinstance(shown, str) else shown) == said


@pytest.mark.parametrize(("language", "said"), [("da", "4.310"), ("en", "4,310")])
def test_thousands_are_parted_as_people_do(language: str, said: str) -> None:
    with translation.override(language):
        assert moments.thousands(4310) == said


@pytest.mark.parametrize(("count", "said"), [(0, "Ingen endnu"), (1, "Få"), (4, "Få"), (5, "5"), (4310, "4.310")])
def test_no_number_under_five_is_told(count: int, said: str) -> None:
    with translation.override("da"):
        assert moments.few_or(count) == said


@pytest.mark.parametrize(
    ("language", "moment", "said"),
    [
        ("da", datetime(2026, 6, 6, 6, 5, tzinfo=UTC), "i dag kl. 8.05"),
        ("da", datetime(2026, 6, 5, 21, 59, tzinfo=UTC), "i går"),
        ("da", datetime(2026, 6, 4, 12, tzinfo=UTC), "4. juni"),
        ("da", date(2026, 6, 6), "i dag"),
        ("da", date(2025, 6, 6), "6. juni 2025"),
        ("en", datetime(2026, 6, 6, 6, 5, tzinfo=UTC), "today 08:05"),
        ("en", date(2026, 6, 5), "yesterday"),
        ("en", date(2026, 6, 4), "4 June"),
    ],
)
def test_lately_is_told_as_one_says_it(language: str, moment: date, said: str) -> None:
    """It is the sixth of June in Copenhagen."""
    with translation.override(language), held_at(SUMMER):
        told = Template("{% lately moment=moment %}").render(Context({"moment": moment}))

    assert told.replace(NBSP, " ") == f'<time datetime="{moment.isoformat()}">{said}</time>'


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("da", 0, "0 min"),
        ("da", 5, "5 min"),
        ("da", 60, "1 time"),
        ("da", 135, "2 timer 15 min"),
        ("en", 80, "1 hour 20 min"),
    ],
)
def test_what_it_takes_is_told_in_hours_and_minutes(language: str, count: int, said: str) -> None:
    with translation.override(language):
        assert moments.minutes(count).replace(NBSP, " ") == said


@pytest.mark.parametrize(
    ("names", "said"),
    [(["Ruth"], "Ruth"), (["Ruth", "Lis"], "Ruth og Lis"), (["Ruth", "Bo", "Lis"], "Ruth, Bo og Lis")],
)
def test_names_are_listed_as_in_a_sentence(names: list[str], said: str) -> None:
    assert moments.listed(names) == said


def test_a_share_is_written_as_the_language_writes_it() -> None:
    assert moments.percent(34) == f"34{NBSP}%"
    with translation.override("en"):
        assert moments.percent(34) == "34%"
