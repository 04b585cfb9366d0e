"""How often something was tried, counted in the one place that all processes share."""

from typing import ClassVar

from django.db import models

from samskab.kernel import handling
from samskab.kernel.handling import Handling


class AttemptCount(models.Model):
    """The tries within one window of time. `key` is a keyed hash, so that nobody can be read from it."""

    handling: ClassVar[dict[str, Handling]] = {
        "key": handling.SECRET,
        "count": handling.TECHNICAL,
        "ends_at": handling.TECHNICAL,
    }

    key = models.CharField(max_length=64, primary_key=True)
    count = models.PositiveIntegerField()
    ends_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.count)
