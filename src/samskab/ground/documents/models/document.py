"""A shared text: its place in an arena, how people saw it as they began, and its kept versions."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.documents.enums import Kind
from samskab.kernel import clock, handling
from samskab.kernel.handling import Handling
from samskab.kernel.ids import new_ref

TITLE_LENGTH = 120
NAME_LENGTH = 120
WORDS_LENGTH = 2_000


class Document(models.Model):
    """A text that is everyone's who takes part in the arena. What it says is the sum of its changes.

    `number` counts the arena's texts from one, in the order they were begun.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.PUBLIC,
        "arena": handling.TECHNICAL,
        "kind": handling.PUBLIC,
        "title": handling.PUBLIC,
        "number": handling.PUBLIC,
        "started_by": handling.REFERENCE,
        "at": handling.PUBLIC,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    arena = models.ForeignKey(Arena, on_delete=models.PROTECT, related_name="documents", db_index=False)
    kind = models.CharField(max_length=10, choices=Kind)
    title = models.CharField(max_length=TITLE_LENGTH)
    number = models.PositiveIntegerField()
    started_by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="started_documents")
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"
        ordering: ClassVar = ["-number"]
        constraints = [
            models.UniqueConstraint(name="documents_are_numbered", fields=["arena", "number"]),
            models.CheckConstraint(name="documents_kind_known", condition=Q(kind__in=Kind.values)),
            models.CheckConstraint(name="documents_are_titled", condition=~Q(title="")),
        ]

    def __str__(self) -> str:
        return self.title


class Framing(models.Model):
    """How somebody sees what the text is about, in their own words. It stays beside the text, however that goes."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "ref": handling.PUBLIC,
        "document": handling.TECHNICAL,
        "words": handling.PUBLIC,
        "by": handling.REFERENCE,
        "at": handling.PUBLIC,
    }

    ref = models.UUIDField(default=new_ref, unique=True, editable=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="framings")
    words = models.TextField()
    by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"
        ordering: ClassVar = ["at", "id"]
        constraints = [models.CheckConstraint(name="documents_framing_says", condition=~Q(words=""))]

    def __str__(self) -> str:
        return self.words


class Version(models.Model):
    """A text as it stood when somebody kept it: its canonical JSON, and the SHA-256 of exactly those bytes.

    `state` is how far each writer's changes had come. `restores` is the version whose words it has again. `amends` is
    the version that it is other words for, as somebody wrote them in a round of consent and not in the text itself.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "document": handling.TECHNICAL,
        "number": handling.PUBLIC,
        "name": handling.PUBLIC,
        "body": handling.PUBLIC,
        "digest": handling.PUBLIC,
        "state": handling.TECHNICAL,
        "by": handling.REFERENCE,
        "at": handling.PUBLIC,
        "restores": handling.TECHNICAL,
        "amends": handling.TECHNICAL,
    }

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions", db_index=False)
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=NAME_LENGTH, blank=True)
    body = models.TextField()
    digest = models.BinaryField(max_length=32)
    state = models.BinaryField()
    by = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=clock.now, editable=False)
    restores = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="restored_as")
    amends = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="amended_as")

    class Meta:
        db_table_comment = "append-only"
        ordering: ClassVar = ["-number"]
        constraints = [
            models.UniqueConstraint(name="documents_versions_are_numbered", fields=["document", "number"]),
            models.CheckConstraint(
                name="documents_version_restores_or_amends", condition=Q(restores=None) | Q(amends=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}".strip()


class VersionAdopted(models.Model):
    """That everybody agreed on a version, word for word: the row that makes it the one that was adopted.

    `agreed_in` is the reference of the round of consent. The database takes the row only for a round that has adopted
    just that version, and nobody changes or removes it: what is agreed on later is another row.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.TECHNICAL,
        "version": handling.TECHNICAL,
        "agreed_in": handling.PUBLIC,
        "at": handling.PUBLIC,
    }

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="adoptions")
    agreed_in = models.UUIDField(unique=True)
    at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        db_table_comment = "append-only"
        ordering: ClassVar = ["-id"]

    def __str__(self) -> str:
        return f"{self.version_id} {self.agreed_in}"
