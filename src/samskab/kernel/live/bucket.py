"""How often somebody may do something: steadily so often, and for a moment more."""

import time
from collections.abc import Callable


class Bucket:
    """Holds up to `most` tries, and gets `a_second` back every second."""

    __slots__ = ("_at", "_clock", "_left", "a_second", "most")

    def __init__(self, a_second: float, most: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.a_second = a_second
        self.most = most
        self._clock = clock
        self._left = most
        self._at = clock()

    def take(self, tries: float = 1) -> bool:
        """Take so many tries; false, and nothing taken, when there are not as many left."""
        now = self._clock()
        self._left = min(self.most, self._left + (now - self._at) * self.a_second)
        self._at = now
        if self._left < tries:
            return False
        self._left -= tries
        return True
