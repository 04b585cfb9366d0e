"""One page of a list, and how to reach the next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet

PAGE_SIZE = 20

Row = TypeVar("Row")


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows of a longer list.

    `number` starts at 1 and is always a page that exists; `total` counts the rows of the whole list.
    """

    rows: tuple[Row, ...]
    number: int
    total: int
    size: int

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def count(self) -> int:
        """How many pages there are; an empty list still has one."""
        return max(1, ceil(self.total / self.size))

    @property
    def previous(self) -> int | None:
        """The number of the page before this one."""
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        """The number of the page after this one."""
        return self.number + 1 if self.number < self.count else None


def asked_page(written: str | int | None) -> int:
    """The number of the page that an address asks for, from 1 on; 1 when what it says makes no sense."""
    said = str(written)
    return max(int(said), 1) if said.isdecimal() and len(said) < 10 else 1


def page(
    rows: "QuerySet[Any, Row] | Sequence[Row]",
    number: str | int | None = 1,
    size: int = PAGE_SIZE,
    *,
    counted: int | None = None,
) -> Page[Row]:
    """The page people asked for, or the nearest that exists: an odd `?page=` is no reason for an error.

    `rows` must have a total order. Two queries: one count, one slice; one less when they have been `counted`. Rows
    that have been read already cost none.
    """
    total = counted if counted is not None else rows.count() if isinstance(rows, QuerySet) else len(rows)
    shown = min(asked_page(number), max(1, ceil(total / size)))
    start = (shown - 1) * size
    return Page(rows=tuple(rows[start : start + size]), number=shown, total=total, size=size)
