"""What a text said when it was last read through, in plain words, for those who look for it."""

from typing import ClassVar

from django.db import models

from samskab.ground.documents.models.document import Document
from samskab.ground.documents.models.writing import Change
from samskab.kernel import handling
from samskab.kernel.handling import Handling


class Reading(models.Model):
    """The words of a text up to one of its changes. It can be made anew from the changes."""

    handling: ClassVar[dict[str, Handling]] = {
        "document": handling.TECHNICAL,
        "upto": handling.TECHNICAL,
        "words": handling.PUBLIC,
        "at": handling.PUBLIC,
    }

    document = models.OneToOneField(Document, on_delete=models.PROTECT, primary_key=True, related_name="reading")
    upto = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="+", db_index=False)
    words = models.TextField(blank=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.document_id} {self.upto_id}"
