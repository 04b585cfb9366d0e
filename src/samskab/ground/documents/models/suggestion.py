"""Other words for a paragraph, which anyone who takes part can take into the text or leave open."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.ground.arenas.models import Participation
from samskab.ground.documents.models.document import Document
from samskab.ground.documents.models.remark import BLOCK
from samskab.ground.documents.models.writing import Change
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling
from samskab.kernel.ids import new_ref


class Suggestion(models.Model):
    """What a block could say instead: `before` is what it said in plain text, `after` the whole block anew."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.PUBLIC,
        "document": handling.TECHNICAL,
        "block": handling.PUBLIC,
        "before": handling.PUBLIC,
        "after": handling.PUBLIC,
        "why": handling.PUBLIC,
        "by": handling.REFERENCE,
        "at": handling.PUBLIC,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="suggestions")
    block = models.CharField(max_length=8)
    before = models.TextField(blank=True)
    after = models.JSONField()
    why = models.TextField(blank=True)
    by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"
        ordering: ClassVar = ["at", "id"]
        constraints = [models.CheckConstraint(name="documents_suggestion_block", condition=Q(block__regex=BLOCK))]

    def __str__(self) -> str:
        return str(self.ref)


class SuggestionTaken(models.Model):
    """That somebody took it into the text, once; `change` is what that changed."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "suggestion": handling.TECHNICAL,
        "change": handling.TECHNICAL,
        "by": handling.REFERENCE,
        "at": handling.PUBLIC,
    }

    suggestion = models.OneToOneField(Suggestion, on_delete=models.PROTECT, related_name="taken")
    change = models.OneToOneField(Change, on_delete=models.PROTECT, related_name="takes")
    by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"

    def __str__(self) -> str:
        return str(self.suggestion_id)


class SuggestionWithdrawn(models.Model):
    """That its author took it back before anyone took it."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "suggestion": handling.TECHNICAL,
        "by": handling.REFERENCE,
        "at": handling.PUBLIC,
    }

    suggestion = models.OneToOneField(Suggestion, on_delete=models.PROTECT, related_name="withdrawn")
    by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"

    def __str__(self) -> str:
        return str(self.suggestion_id)
