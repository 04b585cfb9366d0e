"""The clock can be held, and only at a moment that knows its zone."""

from datetime import UTC, datetime

import pytest

from samskab.kernel import clock

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def test_it_stands_still_while_held_and_goes_on_after() -> None:
    with clock.held_at(NOON):
        assert clock.now() == clock.now() == NOON
    assert clock.now() > NOON


def test_it_goes_on_after_an_error_too() -> None:
    with pytest.raises(RuntimeError), clock.held_at(NOON):
        raise RuntimeError
    assert clock.now() != NOON


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"), clock.held_at(NOON.replace(tzinfo=None)):
        pass
