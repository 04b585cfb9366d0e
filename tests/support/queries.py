"""How many times a page asks the database, and that a longer list does not make it ask more."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

FEW, MANY = 1, 30


@contextmanager
def at_most(number: int) -> Iterator[None]:
    """Fail with the statements when the block makes more than `number` queries."""
    with CaptureQueriesContext(connection) as asked:
        yield
    said = "\n".join(query["sql"] for query in asked)
    assert len(asked) <= number, f"{len(asked)} queries, {number} allowed:\n{said}"


def asked_during(act: Callable[[], object]) -> list[str]:
    """The statements that `act` sends."""
    with CaptureQueriesContext(connection) as asked:
        act()
    return [query["sql"] for query in asked]


def as_many_for_thirty(make: Callable[[int], object], act: Callable[[], object]) -> None:
    """`act` asks as often with thirty rows as with one; `make(n)` adds n rows."""
    make(FEW)
    act()  # what is remembered for the life of the process is asked for once, now
    few = asked_during(act)
    make(MANY - FEW)
    many = asked_during(act)
    said = "\n".join(many)
    assert len(many) == len(few), f"{len(few)} queries for {FEW} row, {len(many)} for {MANY}:\n{said}"


@pytest.fixture
def assert_queries() -> Callable[[int], object]:
    """At most so many queries in a `with` block, and their text when there are more."""
    return at_most


@pytest.fixture
def assert_same_queries() -> Callable[..., None]:
    """As many for 30 rows as for 1: `assert_same_queries(make, act)`."""
    return as_many_for_thirty
