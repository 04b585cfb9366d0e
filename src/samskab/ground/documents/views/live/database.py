"""Asking the database from the event loop: in a few threads of our own, each question with a connection of the pool."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import InterfaceError, InternalError, OperationalError, connections

Answer = TypeVar("Answer")
THREADS = 3
# What a database says that is gone, going, full, or only to be read until another takes its place.
AWAY = (OperationalError, InterfaceError, InternalError)
PAUSE = 0.5
logger = logging.getLogger(__name__)


class Database:
    """The threads that ask. Django's connections are one thread's each, and go back to the pool after the answer."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="live")

    async def ask(self, question: Callable[[], Answer]) -> Answer:
        """The answer, or what the question raises."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, _asked, question)

    async def insist(self, question: Callable[[], Answer]) -> Answer:
        """The same, asked until the database is there; so it must be one that can be asked twice."""
        while True:
            try:
                return await self.ask(question)
            except AWAY as error:
                logger.warning("live: the database is away, %s", type(error).__name__)
                await asyncio.sleep(PAUSE)

    def close(self) -> None:
        """Let the threads end."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _asked(question: Callable[[], Answer]) -> Answer:
    try:
        return question()
    finally:
        connections["default"].close()
