"""Who knows Danish words: the bridge to the engine, which tells itself here, since queries stand below it."""

from collections.abc import Callable
from typing import Protocol


class Reader(Protocol):
    """What is asked of one who knows words."""

    def stem(self, written: str) -> str:
        """The stem of a word however it is written."""

    def parts(self, written: str) -> tuple[str, ...]:
        """The stems that a compound is made of; none for a simple word."""

    def is_common(self, written: str) -> bool:
        """Whether a word says nothing of the matter."""


_readers: list[Callable[[], Reader]] = []


def reads_words(reader: Callable[[], Reader]) -> None:
    """Say who knows words; the last one counts."""
    _readers[:] = [reader]


def reader() -> Reader:
    """The one who knows words."""
    return _readers[0]()
