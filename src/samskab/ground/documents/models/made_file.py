"""A text as a file that takes its time to make: asked for, made in the background, and kept for a day."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.ground.documents.enums import Form
from samskab.ground.documents.models.document import Document
from samskab.kernel import clock, handling
from samskab.kernel.handling import DataClass, Handling, Retention
from samskab.kernel.ids import new_ref

SAID = Handling(DataClass.PUBLIC, Retention.SHORT)


class MadeFile(models.Model):
    """What a text said, in one form. `digest` is of all that the file is made from, so one file serves all who ask.

    Until it is made, `body` holds the canonical JSON of what the text said as somebody asked, and `data` nothing.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.TECHNICAL,
        "document": handling.TECHNICAL,
        "form": handling.TECHNICAL,
        "digest": handling.TECHNICAL,
        "language": handling.TECHNICAL,
        "said_at": SAID,
        "body": SAID,
        "data": SAID,
        "asked_at": handling.TECHNICAL,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="files", db_index=False)
    form = models.CharField(max_length=4, choices=Form)
    digest = models.BinaryField(max_length=32)
    language = models.CharField(max_length=8)
    said_at = models.DateTimeField()
    body = models.TextField(blank=True)
    data = models.BinaryField(null=True)
    asked_at = models.DateTimeField(default=clock.now, editable=False, db_index=True)

    class Meta:
        ordering: ClassVar = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(name="documents_made_once", fields=["document", "form", "digest"]),
            models.CheckConstraint(name="documents_file_form_known", condition=Q(form__in=Form.values)),
            models.CheckConstraint(
                name="documents_made_or_to_be_made",
                condition=(Q(body="") & Q(data__isnull=False)) | (~Q(body="") & Q(data__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document_id}.{self.form}"
