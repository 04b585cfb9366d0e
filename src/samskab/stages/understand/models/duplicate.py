"""That two statements say the same: they are shown together, and both stay."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from samskab.ground.arenas.models import Participation
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling
from samskab.kernel.ids import new_ref
from samskab.stages.understand.models.statement import Statement


class Duplicate(models.Model):
    """That somebody found `statement` to say the same as another. Nobody is asked about it while the link stands.

    Links are one step long: what says the same as another has none that says the same as it.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.PUBLIC,
        "statement": handling.TECHNICAL,
        "same_as": handling.TECHNICAL,
        "by": handling.REFERENCE,
        "at": handling.PUBLIC,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="says_the_same")
    same_as = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="said_again")
    by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"
        ordering: ClassVar = ["at", "id"]
        constraints = [
            models.CheckConstraint(name="understand_same_as_another", condition=~Q(statement=F("same_as"))),
        ]

    def __str__(self) -> str:
        return f"{self.statement_id} = {self.same_as_id}"


class DuplicateEnded(models.Model):
    """That somebody found that they do not say the same after all."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "duplicate": handling.TECHNICAL,
        "by": handling.REFERENCE,
        "at": handling.PUBLIC,
    }

    duplicate = models.OneToOneField(Duplicate, on_delete=models.PROTECT, related_name="ended")
    by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"

    def __str__(self) -> str:
        return str(self.duplicate_id)
