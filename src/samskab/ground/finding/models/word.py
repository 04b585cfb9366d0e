"""A word that stands in what can be found, with the other ways to come to it."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from samskab.kernel import handling
from samskab.kernel.handling import Handling


class Word(models.Model):
    """One word as it is written, in lower case, learnt in the background from what is open to everybody.

    `lexeme` is what the index holds for it, and `findables` how many things wrote it when they were last counted.
    One comes to it by its folded spelling, by its stem (`name`), by what that begins with or ends in (`backwards` is
    the stem read from the end), by the stems it is put together of, and by `slips`: what is left when a finger slips.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "word": handling.PUBLIC,
        "lexeme": handling.TECHNICAL,
        "findables": handling.TECHNICAL,
        "folded": handling.TECHNICAL,
        "name": handling.TECHNICAL,
        "backwards": handling.TECHNICAL,
        "parts": handling.TECHNICAL,
        "slips": handling.TECHNICAL,
    }

    word = models.CharField(max_length=40, primary_key=True, db_collation="C")
    lexeme = models.CharField(max_length=60, db_collation="C")
    findables = models.IntegerField(default=0)
    folded = models.CharField(max_length=40, db_collation="C")
    name = models.CharField(max_length=40, db_collation="C")
    backwards = models.CharField(max_length=40, db_collation="C")
    parts = ArrayField(models.TextField(db_collation="C"), default=list)
    slips = ArrayField(models.TextField(db_collation="C"), default=list)

    class Meta:
        indexes = [
            models.Index(name="finding_word_spelt", fields=["folded"]),
            models.Index(name="finding_word_named", fields=["name"]),
            models.Index(name="finding_word_ends", fields=["backwards"]),
            # What is learnt goes into them at once: a list of what waits would be read through by every question.
            GinIndex(name="finding_word_of_parts", fields=["parts"], fastupdate=False),
            GinIndex(name="finding_word_slipped", fields=["slips"], fastupdate=False),
        ]

    def __str__(self) -> str:
        return self.word
