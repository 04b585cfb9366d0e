"""A Yjs document that grows only by what is ready: what builds on something that has not come waits outside.

A document that holds what waits gives out less than it has, and not always in a form that others can read.
"""

import logging
from collections.abc import Iterable
from typing import Any

from pycrdt import Doc, merge_updates

from samskab.kernel.live.updates import Clocks, Update, read_state, read_update
from samskab.kernel.live.varints import Reader, write_bytes, write_number

logger = logging.getLogger(__name__)


class Growing:
    """A document, how far each client has come in it, and what waits to be taken in."""

    def __init__(self, doc: Doc[Any]) -> None:
        self.doc = doc
        self.waiting: list[tuple[bytes, Update]] = []
        self.seconds: Clocks = {}
        self._state: dict[int, int] | None = None

    @property
    def state(self) -> dict[int, int]:
        """How far each client has come."""
        if self._state is None:
            self._state = read_state(self.doc.get_state())
        return self._state

    def take(self, updates: Iterable[bytes]) -> bool:
        """Take in what was written, and what waited for it; false when something in it made no sense to the document.

        That has no effect, here or in any other process that takes in the same.
        """
        good = True
        for data in updates:
            self.waiting.append((data, read_update(data)))
            while (ready := next((each for each in self.waiting if each[1].is_ready(self.state)), None)) is not None:
                self.waiting.remove(ready)
                good = self._apply(*ready) and good
        return good

    def _apply(self, data: bytes, update: Update) -> bool:
        for client, places in update.seconds.items():
            self.seconds.setdefault(client, set()).update(places)
        try:
            self.doc.apply_update(data)
        except (ValueError, RuntimeError) as error:
            logger.warning("live: an update made no sense, %s", type(error).__name__)
            self._state = None
            return False
        state = self.state
        for client, ranges in update.brings.items():
            state[client] = max(state.get(client, 0), ranges[-1][1])
        return True


def can_be_merged(data: bytes) -> bool:
    """Whether an update can be made one with others: the library reads it too, and is stricter in places than we."""
    try:
        merge_updates(data)
    except ValueError:
        return False
    return True


def write_sum(growing: Growing) -> bytes:
    """All of it as bytes, what waits too."""
    parts = [growing.doc.get_update(), *(data for data, _update in growing.waiting)]
    return write_number(len(parts)) + b"".join(write_bytes(part) for part in parts)


def read_sum(data: bytes) -> list[bytes]:
    """The updates in what `write_sum` wrote."""
    reader = Reader(data)
    return [reader.bytes() for _each in range(reader.number())]
