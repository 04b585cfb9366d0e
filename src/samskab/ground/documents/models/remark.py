"""What somebody noticed in the margin of a text, and that it has been seen to."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.ground.arenas.models import Participation
from samskab.ground.documents.models.document import Document
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling
from samskab.kernel.ids import new_ref

BLOCK = r"^[a-z0-9]{8}$"
ANCHOR_LENGTH = 512
QUOTE_LENGTH = 1_000


class Remark(models.Model):
    """A remark on some words: those it was made on are its `quote`, and `anchor` follows them as the text changes.

    `anchor` holds the Yjs relative positions of both ends, and is empty when it was made without them; then it is
    on the whole `block`. A remark on the text as a whole has no block.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.PUBLIC,
        "document": handling.TECHNICAL,
        "block": handling.PUBLIC,
        "anchor": handling.PUBLIC,
        "quote": handling.PUBLIC,
        "words": handling.PUBLIC,
        "by": handling.REFERENCE,
        "at": handling.PUBLIC,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="remarks")
    block = models.CharField(max_length=8, blank=True)
    anchor = models.BinaryField(max_length=ANCHOR_LENGTH)
    quote = models.TextField(blank=True)
    words = models.TextField()
    by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"
        ordering: ClassVar = ["at", "id"]
        constraints = [
            models.CheckConstraint(name="documents_remark_says", condition=~Q(words="")),
            models.CheckConstraint(name="documents_remark_block", condition=Q(block="") | Q(block__regex=BLOCK)),
        ]

    def __str__(self) -> str:
        return self.words


class RemarkSettled(models.Model):
    """That a remark has been seen to: its author says so, or another once the author takes part no more."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "remark": handling.TECHNICAL,
        "by": handling.REFERENCE,
        "at": handling.PUBLIC,
    }

    remark = models.OneToOneField(Remark, on_delete=models.PROTECT, related_name="settled")
    by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"

    def __str__(self) -> str:
        return str(self.remark_id)


class RemarkAnswer(models.Model):
    """What somebody said to a remark, under it. There are no answers to answers: for that there is talk."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.PUBLIC,
        "remark": handling.TECHNICAL,
        "words": handling.PUBLIC,
        "by": handling.REFERENCE,
        "at": handling.PUBLIC,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    remark = models.ForeignKey(Remark, on_delete=models.PROTECT, related_name="answers")
    words = models.TextField()
    by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"
        ordering: ClassVar = ["at", "id"]
        constraints = [models.CheckConstraint(name="documents_answer_says", condition=~Q(words=""))]

    def __str__(self) -> str:
        return self.words
