"""Several people at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connections

Result = TypeVar("Result")


def together(*acts: Callable[[], Result]) -> list[Result]:
    """Run the acts at once, each in a thread with a connection of its own; results in the order of the acts.

    They wait for each other before they begin. The first error is raised when all are done.
    """
    ready = Barrier(len(acts))

    def run(act: Callable[[], Result]) -> Result:
        ready.wait()
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as threads:
        running = [threads.submit(run, act) for act in acts]
    return [done.result() for done in running]
