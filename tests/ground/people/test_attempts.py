"""Counting tries: exactly, also when many try at once."""

from datetime import timedelta

import pytest

from samskab.ground.people.actions.attempts import count_attempt, forget_attempts
from samskab.ground.people.models import AttemptCount
from samskab.kernel import clock
from tests.support.clusters import Database
from tests.support.together import together

MINUTE = timedelta(minutes=1)


def test_forty_at_once_are_forty(committed_db: Database) -> None:
    counts = together(*(lambda: count_attempt(what="code", by="aase@example.org", within=MINUTE) for _ in range(40)))
    assert sorted(counts) == list(range(1, 41))


@pytest.mark.django_db
def test_a_new_window_begins_at_one() -> None:
    start = clock.now()
    with clock.held_at(start):
        assert [count_attempt(what="code", by="a", within=MINUTE) for _ in range(3)] == [1, 2, 3]
    with clock.held_at(start + MINUTE):
        assert count_attempt(what="code", by="a", within=MINUTE) == 1


@pytest.mark.django_db
def test_each_is_counted_alone_and_no_address_is_kept() -> None:
    count_attempt(what="code", by="a@example.org", within=MINUTE)
    assert count_attempt(what="code", by="b@example.org", within=MINUTE) == 1
    assert count_attempt(what="join", by="a@example.org", within=MINUTE) == 1
    assert not any("example" in row.key for row in AttemptCount.objects.all())


@pytest.mark.django_db
def test_what_is_over_is_forgotten() -> None:
    start = clock.now()
    with clock.held_at(start):
        count_attempt(what="code", by="a", within=MINUTE)
        assert forget_attempts() == 0
    with clock.held_at(start + MINUTE):
        assert forget_attempts() == 1
