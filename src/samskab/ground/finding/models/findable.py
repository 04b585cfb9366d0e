"""Something that can be found: an arena, a statement, a text, a frame."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models.functions import Left

from samskab.ground.arenas.enums import Part
from samskab.ground.arenas.models import Arena
from samskab.kernel import handling
from samskab.kernel.handling import Handling

KIND_LENGTH = 12
# PostgreSQL takes no more than a megabyte of words in one vector; this many letters never fill it.
READ = 200_000


class Findable(models.Model):
    """What is said somewhere, as it stands there now: the database keeps the row in the act that changes the source.

    `part` is the part of the arena it stands in, which can be closed to those outside; empty for what never is. Who
    said it, from which sector and in which perspective is not here, so that no order can weigh it (G2, G5).
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "kind": handling.PUBLIC,
        "ref": handling.PUBLIC,
        "arena": handling.TECHNICAL,
        "part": handling.PUBLIC,
        "title": handling.PUBLIC,
        "words": handling.PUBLIC,
        "at": handling.PUBLIC,
        "touched_at": handling.TECHNICAL,
        "vector": handling.PUBLIC,
    }

    # What a search adds to a row: where its arena is, its words with the hits marked, how many rows there are, and
    # whether they hold all that was asked for; see `queries.ranked`.
    arena_slug: str
    arena_title: str
    marked_title: str
    marked_words: str
    total: int
    is_whole: bool

    kind = models.CharField(max_length=KIND_LENGTH)
    ref = models.UUIDField(unique=True)
    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="findables")
    part = models.CharField(max_length=12, choices=Part, blank=True)
    title = models.TextField(blank=True)
    words = models.TextField(blank=True)
    at = models.DateTimeField()
    touched_at = models.DateTimeField()
    vector = models.GeneratedField(
        expression=SearchVector("title", config="danish", weight="A")
        + SearchVector(Left("words", READ), config="danish", weight="B"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        db_table_comment = "sealed"
        indexes = [
            GinIndex(name="finding_by_words", fields=["vector"], fastupdate=False),
            models.Index(name="finding_newest", fields=["-at", "-id"]),
            models.Index(name="finding_newest_of_a_kind", fields=["kind", "-at", "-id"]),
            models.Index(name="finding_touched", fields=["touched_at"]),
        ]

    def __str__(self) -> str:
        return self.title or self.words
