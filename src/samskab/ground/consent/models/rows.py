"""What every row of consent has in common: it is added, and never changed."""

from typing import ClassVar

from django.db import models

from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling
from samskab.kernel.ids import new_ref

ADDED: dict[str, Handling] = {"id": handling.TECHNICAL, "ref": handling.PUBLIC, "at": handling.PUBLIC}


class Added(models.Model):
    """A row that the application's role may add and read, and nobody may change."""

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        abstract = True
        db_table_comment = "append-only"
        ordering: ClassVar = ["at", "id"]
