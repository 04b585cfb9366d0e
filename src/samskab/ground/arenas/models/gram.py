"""In how many arenas each n-gram stands, so that a search can begin with the rare ones."""

from typing import ClassVar

from django.db import models

from samskab.kernel import handling
from samskab.kernel.handling import Handling


class Gram(models.Model):
    """One n-gram of titles; the database counts as titles come and change, and nobody else writes here."""

    handling: ClassVar[dict[str, Handling]] = {"gram": handling.TECHNICAL, "arenas": handling.TECHNICAL}

    gram = models.CharField(max_length=8, primary_key=True, db_collation="C")
    arenas = models.IntegerField()

    class Meta:
        db_table_comment = "sealed"

    def __str__(self) -> str:
        return self.gram
