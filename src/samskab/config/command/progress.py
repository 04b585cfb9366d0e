"""What a command is doing, one line a step, with the time it took."""

import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def step(label: str) -> Iterator[None]:
    """Show that something has begun, and how long it took when it is done."""
    print(f"  {label} …", end=" ", flush=True)
    begun = time.monotonic()
    try:
        yield
    except BaseException:
        print(flush=True)
        raise
    print(f"{time.monotonic() - begun:.1f} s", flush=True)
