"""An answer that somebody owes: it has a day, and nothing but the answer closes it (G13)."""

from datetime import datetime

from samskab.kernel import clock


class Debt:
    """How an owed answer stands.

    Whether it came is never written down: `answered_at` is read from the answers, which can only be added to. So
    neither time nor the one who owes can close it, and a lapse stays to be seen.
    """

    @property
    def day(self) -> datetime:
        """When the answer is owed; each table says where that stands."""
        raise NotImplementedError

    @property
    def answered_at(self) -> datetime | None:
        """When the first answer came; each table says where its answers are."""
        raise NotImplementedError

    @property
    def waits(self) -> bool:
        """Whether nobody has answered yet."""
        return self.answered_at is None

    @property
    def is_overdue(self) -> bool:
        """Whether the day has gone by without an answer."""
        return self.waits and self.day < clock.now()

    @property
    def was_late(self) -> bool:
        """Whether the answer came after the day."""
        answered = self.answered_at
        return answered is not None and answered > self.day
