"""What a text is made of: every change anyone made, who each writer of letters is, and a summary to load from."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.ground.arenas.models import Participation
from samskab.ground.documents.models.document import Document
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling

LARGEST_CLIENT = 2**53 - 1


class Change(models.Model):
    """Some changes of one participant, merged into one Yjs update. All of them together are the text.

    In one document they are numbered (`id`) in the order they were committed.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "document": handling.TECHNICAL,
        "data": handling.PUBLIC,
        "by": handling.REFERENCE,
        "at": handling.PUBLIC,
    }

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="changes", db_index=False)
    data = models.BinaryField()
    by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"
        ordering: ClassVar = ["id"]
        indexes = [models.Index(name="documents_changes_in_order", fields=["document", "id"])]

    def __str__(self) -> str:
        return f"{self.document_id} {self.pk}"


class Writer(models.Model):
    """Who a Yjs client id is in a document. The first to bring letters of it owns it, so none can be forged."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "document": handling.TECHNICAL,
        "client": handling.TECHNICAL,
        "by": handling.REFERENCE,
    }

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="writers", db_index=False)
    client = models.BigIntegerField()
    by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table_comment = "append-only"
        constraints = [
            models.UniqueConstraint(name="documents_one_writer_a_client", fields=["document", "client"]),
            models.CheckConstraint(
                name="documents_client_is_a_number", condition=Q(client__gte=0, client__lte=LARGEST_CLIENT)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.client} {self.by_id}"


class Snapshot(models.Model):
    """All changes up to one of them as one, so that a long text opens fast. It can be made anew from the changes."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "document": handling.TECHNICAL,
        "upto": handling.TECHNICAL,
        "data": handling.PUBLIC,
        "at": handling.TECHNICAL,
    }

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="snapshots", db_index=False)
    upto = models.ForeignKey(Change, on_delete=models.PROTECT, related_name="+", db_index=False)
    data = models.BinaryField()
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering: ClassVar = ["-upto"]
        constraints = [models.UniqueConstraint(name="documents_one_snapshot_a_place", fields=["document", "upto"])]

    def __str__(self) -> str:
        return f"{self.document_id} {self.upto_id}"
