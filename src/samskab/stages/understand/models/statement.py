"""A statement: one thought in one sentence, and every wording it has had (M72)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.people.enums import Sector
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling
from samskab.kernel.ids import new_ref
from samskab.stages.understand.enums import Came

WORDS_LENGTH = 200
IMPORTED_LENGTH = 1_000


class Statement(models.Model):
    """Something that people can agree with, or not. It is never taken away, by anybody.

    `number` counts the arena's statements from one. `wording` and `words` are those it has now; the database writes
    its first `Wording` itself, and lets a new one show here. `by` is who wrote it, which no page and no fact tells:
    only `sector`, the one they wrote from. It is empty for what was imported, and for what stood on a paper, which
    `entered_by` typed. `started_from` is the frame it sprang from. `sorted_away` says that those who held the
    conversation elsewhere did not let people answer it there; here people are asked about it as about all others.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.PUBLIC,
        "arena": handling.TECHNICAL,
        "number": handling.PUBLIC,
        "words": handling.PUBLIC,
        "wording": handling.PUBLIC,
        "by": handling.REFERENCE,
        "entered_by": handling.REFERENCE,
        "sector": handling.PUBLIC,
        "origin": handling.PUBLIC,
        "started_from": handling.PUBLIC,
        "sorted_away": handling.PUBLIC,
        "at": handling.PUBLIC,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="statements", db_index=False)
    number = models.PositiveIntegerField()
    words = models.CharField(max_length=IMPORTED_LENGTH)
    wording = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(Participation, null=True, on_delete=models.PROTECT, related_name="statements")
    entered_by = models.ForeignKey(Participation, null=True, on_delete=models.PROTECT, related_name="+")
    sector = models.CharField(max_length=13, choices=Sector, blank=True)
    origin = models.CharField(max_length=8, choices=Came, default=Came.HERE)
    started_from = models.UUIDField(null=True)
    sorted_away = models.BooleanField(default=False, db_default=False)
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints = [
            models.UniqueConstraint(name="understand_statements_numbered", fields=["arena", "number"]),
            models.CheckConstraint(
                name="understand_statement_words_known",
                condition=Q(sector__in=["", *Sector.values], origin__in=Came.values),
            ),
            models.CheckConstraint(
                name="understand_statement_sorted_elsewhere",
                condition=Q(sorted_away=False) | Q(origin=Came.IMPORTED),
            ),
            models.CheckConstraint(
                name="understand_statement_is_somebodys",
                condition=Q(origin=Came.HERE, by__isnull=False, entered_by__isnull=True)
                | Q(origin=Came.PAPER, by__isnull=True, entered_by__isnull=False)
                | Q(origin=Came.IMPORTED, by__isnull=True, entered_by__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def mark(self) -> str:
        """What it is called on paper: its number, and after a rewording which wording it is, as in »4.2«."""
        return str(self.number) if self.wording == 1 else f"{self.number}.{self.wording}"


class Wording(models.Model):
    """The words a statement had or has. Whoever answered other words is asked again.

    `by` is the one whose statement it is, or who typed it in from paper; what was imported keeps its words.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "statement": handling.TECHNICAL,
        "number": handling.PUBLIC,
        "words": handling.PUBLIC,
        "by": handling.REFERENCE,
        "at": handling.PUBLIC,
    }

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="wordings", db_index=False)
    number = models.PositiveIntegerField()
    words = models.CharField(max_length=IMPORTED_LENGTH)
    by = models.ForeignKey(Participation, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"
        ordering: ClassVar = ["number"]
        constraints = [
            models.UniqueConstraint(name="understand_wordings_numbered", fields=["statement", "number"]),
            models.CheckConstraint(name="understand_wording_says", condition=~Q(words="")),
        ]

    def __str__(self) -> str:
        return self.words
