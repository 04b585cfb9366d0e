"""A picture that stands, or stood, in a text."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.ground.arenas.models import Participation
from samskab.ground.documents.models.document import Document
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling
from samskab.kernel.ids import new_ref


class Picture(models.Model):
    """A picture, drawn anew as WebP. It lies beside the text it is for, in the database, as the words do.

    What it shows is said in the text, where it stands. Versions of the text point at it, so it stays.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.PUBLIC,
        "document": handling.TECHNICAL,
        "data": handling.PUBLIC,
        "width": handling.PUBLIC,
        "height": handling.PUBLIC,
        "by": handling.REFERENCE,
        "at": handling.PUBLIC,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="pictures")
    data = models.BinaryField()
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"
        ordering: ClassVar = ["at", "id"]
        constraints = [models.CheckConstraint(name="documents_picture_is_seen", condition=Q(width__gt=0, height__gt=0))]

    def __str__(self) -> str:
        return str(self.ref)
