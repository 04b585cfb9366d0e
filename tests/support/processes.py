"""What tests ask about processes."""

import time
from collections.abc import Callable
from pathlib import Path

from tests.support.waiting import COMES_WITHIN


def eventually(holds: Callable[[], object], within: float = COMES_WITHIN) -> bool:
    """Whether something becomes true in time."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        if holds():
            return True
        time.sleep(0.02)
    return bool(holds())


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that only waits to be noticed by its parent does not."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
