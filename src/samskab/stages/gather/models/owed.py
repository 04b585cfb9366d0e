"""What somebody owes an answer to: it has a day, and nothing but an answer closes it (G13)."""

from datetime import datetime
from typing import Any

from django.db import models

from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling

OWED: dict[str, Handling] = {"due_at": handling.PUBLIC}


class Owed(models.Model):
    """A question with a day for its answer.

    Whether it is answered is never written down: it is so when there are rows in `answers`, which can only be added
    to. So neither time nor the one who owes can close it, and a lapse stays to be seen.
    """

    answers: Any

    due_at = models.DateTimeField(editable=False)

    class Meta:
        abstract = True

    @property
    def answered_at(self) -> datetime | None:
        """When the first answer came; read the rows with `answers` at hand."""
        first = min(self.answers.all(), key=lambda answer: answer.said_at, default=None)
        return first.said_at if first is not None else None

    @property
    def waits(self) -> bool:
        """Whether nobody has answered yet."""
        return self.answered_at is None

    @property
    def is_overdue(self) -> bool:
        """Whether the day has gone by without an answer."""
        return self.waits and self.due_at < clock.now()

    @property
    def was_late(self) -> bool:
        """Whether the answer came after the day."""
        answered = self.answered_at
        return answered is not None and answered > self.due_at
