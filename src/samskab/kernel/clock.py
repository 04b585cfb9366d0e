"""The one clock of the house, so that a test or a replay can hold it still."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time

from django.utils.timezone import make_aware

_held: ContextVar[datetime | None] = ContextVar("held clock", default=None)


def now() -> datetime:
    """The time now, in UTC, or the moment the clock is held at."""
    return _held.get() or datetime.now(UTC)


def end_of(day: date) -> datetime:
    """The last moment of a day where people live."""
    return make_aware(datetime.combine(day, time.max))


@contextmanager
def held_at(moment: datetime) -> Iterator[None]:
    """Hold the clock at `moment`, which must know its time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone is not a moment")
    token = _held.set(moment)
    try:
        yield
    finally:
        _held.reset(token)
