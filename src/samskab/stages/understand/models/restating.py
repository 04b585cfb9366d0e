"""»Have I understood you?«: saying what another means until they say that it is so (M90)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.ground.arenas.models import Participation
from samskab.ground.people.enums import Sector
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling
from samskab.kernel.ids import new_ref
from samskab.stages.understand.models.statement import Statement

RESTATED_LENGTH = 600


class Restating(models.Model):
    """What somebody believes that the author of a statement means, in other words than the author's.

    It is of the wording with that number. When the author has said yes to one, that wording is understood, and
    nobody tries again.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.PUBLIC,
        "statement": handling.TECHNICAL,
        "wording": handling.PUBLIC,
        "words": handling.PUBLIC,
        "by": handling.REFERENCE,
        "sector": handling.PUBLIC,
        "at": handling.PUBLIC,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="restatings")
    wording = models.PositiveIntegerField()
    words = models.TextField()
    by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="restatings")
    sector = models.CharField(max_length=13, choices=Sector)
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"
        ordering: ClassVar = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                name="understand_restating_says", condition=~Q(words="") & Q(sector__in=Sector.values)
            )
        ]

    def __str__(self) -> str:
        return self.words


class RestatingAnswer(models.Model):
    """The author's word: that is how I meant it, or not quite, and what was missing."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "restating": handling.TECHNICAL,
        "confirmed": handling.PUBLIC,
        "words": handling.PUBLIC,
        "by": handling.REFERENCE,
        "at": handling.PUBLIC,
    }

    restating = models.OneToOneField(Restating, on_delete=models.PROTECT, related_name="answer")
    confirmed = models.BooleanField()
    words = models.TextField(blank=True)
    by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"
        constraints = [
            models.CheckConstraint(
                name="understand_no_says_what_is_missing", condition=Q(confirmed=True) | ~Q(words="")
            )
        ]

    def __str__(self) -> str:
        return self.words
