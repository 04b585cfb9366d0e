"""What a paragraph or a version came from: statements, ideas, amendments, suggestions (M28)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.ground.arenas.models import Participation
from samskab.ground.documents.models.document import Document, Version
from samskab.ground.documents.models.remark import BLOCK
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling

KIND_LENGTH = 60


class Source(models.Model):
    """That something fed into a block of the text, or into a whole version. `kind` and `origin` say what."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "document": handling.TECHNICAL,
        "version": handling.TECHNICAL,
        "block": handling.PUBLIC,
        "kind": handling.PUBLIC,
        "origin": handling.PUBLIC,
        "by": handling.REFERENCE,
        "at": handling.PUBLIC,
    }

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="sources", db_index=False)
    version = models.ForeignKey(Version, null=True, on_delete=models.PROTECT, related_name="sources")
    block = models.CharField(max_length=8, blank=True)
    kind = models.CharField(max_length=KIND_LENGTH)
    origin = models.UUIDField()
    by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"
        ordering: ClassVar = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                name="documents_source_once",
                fields=["document", "version", "block", "kind", "origin"],
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="documents_source_of_one",
                condition=Q(version__isnull=True, block__regex=BLOCK) | Q(version__isnull=False, block=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.origin}"
