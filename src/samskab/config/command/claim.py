"""One site for one SAMSKAB_HOME: the lock that a served site holds, and the address it is found at."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from samskab.config.command.exits import Exit, Stop
from samskab.config.postgres.home import make_home


@contextmanager
def claimed(home: Path) -> Iterator[Callable[[str], None]]:
    """Hold `home` for this process, and get the function that notes the site's address for others to be told."""
    make_home(home)
    lock = os.open(home / "serve.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        told = os.pread(lock, 1000, 0).decode() or "it is just starting"
        os.close(lock)
        raise Stop(Exit.RUNNING, f"Samskab runs already with SAMSKAB_HOME={home}: {told}.") from None
    try:
        os.ftruncate(lock, 0)
        yield lambda origin: note(lock, f"{origin} (process {os.getpid()})")
    finally:
        os.close(lock)


def note(lock: int, text: str) -> None:
    """Replace what the lock's file says."""
    os.ftruncate(lock, 0)
    os.pwrite(lock, text.encode(), 0)
