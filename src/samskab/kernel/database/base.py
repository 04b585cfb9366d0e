"""Django's own PostgreSQL, but a server that was found away a moment ago is not waited for by one after another.

Few threads answer pages. When each of them waits for a server that is not there, those who stand behind wait for all of
them; so one wait is enough, and for a moment everybody else is told at once.
"""

import threading
import time
from typing import Any

import psycopg
from django.db.backends.postgresql import base

PAUSE = 1.0  # seconds in which nobody tries again


class JustAway(psycopg.OperationalError):
    """Nobody asked: the server did not answer somebody else a moment ago."""


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection of the pool, or a no that comes at once. What is known of the server is all threads' alike."""

    _lock = threading.Lock()
    _away_until: float = 0.0

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection. Raises `JustAway` while the pause lasts, and what the pool raises when it ends in vain."""
        if time.monotonic() < DatabaseWrapper._away_until:
            raise JustAway("the database was away a moment ago")
        try:
            return super().get_new_connection(conn_params)
        except psycopg.OperationalError:
            with DatabaseWrapper._lock:
                DatabaseWrapper._away_until = time.monotonic() + PAUSE
            raise
