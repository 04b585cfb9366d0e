"""Django's own PostgreSQL, but a server that was found away a moment ago is not waited for by one after another.

Few threads answer pages. When each of them waits for a server that is not there, those who stand behind wait for all of
them; so one wait is enough, and until somebody has been answered, one at a time finds out and the others are told at
once.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db.backends.postgresql import base

PAUSE = 1.0  # seconds in which nobody tries again


class JustAway(psycopg.OperationalError):
    """Nobody asked: the server did not answer somebody else a moment ago."""


class Absence:
    """What all threads of a process know of the server: whether it was there when it was asked the last time."""

    def __init__(self) -> None:
        self._away = False
        self._until = 0.0
        self._finding_out = threading.Lock()

    def forget(self) -> None:
        """Know nothing of it, as at the beginning."""
        self._away, self._until = False, 0.0

    @contextmanager
    def noted(self) -> Iterator[None]:
        """Ask for a connection within the block. Raises `JustAway` when another found out, or is about to."""
        alone = self._away
        if alone and (time.monotonic() < self._until or not self._finding_out.acquire(blocking=False)):
            raise JustAway("the database was away a moment ago")
        try:
            yield
        except psycopg.OperationalError:
            self._away, self._until = True, time.monotonic() + PAUSE
            raise
        else:
            self._away = False
        finally:
            if alone:
                self._finding_out.release()


ABSENCE = Absence()


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection of the pool, or a no that comes at once."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection. Raises `JustAway` at once while another finds out, and what the pool raises after waiting."""
        with ABSENCE.noted():
            return super().get_new_connection(conn_params)
