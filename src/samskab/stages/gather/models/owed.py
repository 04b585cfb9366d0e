"""What somebody owes an answer to here, with its day and its answers (G13)."""

from datetime import datetime
from typing import Any

from django.db import models

from samskab.ground.arenas.models import Debt
from samskab.kernel import handling
from samskab.kernel.handling import Handling

OWED: dict[str, Handling] = {"due_at": handling.PUBLIC}


class Owed(Debt, models.Model):
    """A question with a day for its answer, which is answered when there are rows in `answers`."""

    answers: Any

    due_at = models.DateTimeField(editable=False)

    class Meta:
        abstract = True

    @property
    def day(self) -> datetime:
        """When the answer is owed."""
        return self.due_at

    @property
    def answered_at(self) -> datetime | None:
        """When the first answer came; read the rows with `answers` at hand."""
        first = min(self.answers.all(), key=lambda answer: answer.said_at, default=None)
        return first.said_at if first is not None else None
