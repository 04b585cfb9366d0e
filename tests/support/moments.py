"""A clock that stands still."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from samskab.kernel import clock

MOMENT = datetime(2026, 6, 5, 10, 30, tzinfo=UTC)


@pytest.fixture
def held_clock() -> Iterator[datetime]:
    """Constitution day 2026, half past twelve in Copenhagen, for as long as the test lasts."""
    with clock.held_at(MOMENT):
        yield MOMENT
