"""Asking the database from the event loop: in a few threads of our own, each question with a connection of the pool."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from django.db import connections

Answer = TypeVar("Answer")
THREADS = 3


class Database:
    """The threads that ask. Django's connections are one thread's each, and go back to the pool after the answer."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="live")

    async def ask(self, question: Callable[[], Answer]) -> Answer:
        """The answer, or what the question raises."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, _asked, question)

    def close(self) -> None:
        """Let the threads end."""
        self._threads.shutdown(wait=False, cancel_futures=True)


def _asked(question: Callable[[], Answer]) -> Answer:
    try:
        return question()
    finally:
        connections["default"].close()
