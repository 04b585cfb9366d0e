"""The tables of the journal. The database itself seals and guards them: see `migrations/seal.sql`."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from samskab.ground.journal import facts
from samskab.kernel import chain, handling
from samskab.kernel.canonical import Json
from samskab.kernel.handling import DataClass, Handling, Retention

MOVEMENT = "movement"
REFERENCE = Handling(DataClass.REFERENCE, Retention.FOR_EVER)
PUBLIC = Handling(DataClass.PUBLIC, Retention.FOR_EVER)


class Chain(models.Model):
    """One chain of entries: the movement's, or the one of an arena, named by its reference.

    A chain comes into being with its first entry. `length` and `head` are those of its last entry; the
    database keeps them true and lets nobody else write them.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "ref": handling.LASTING,
        "length": handling.LASTING,
        "head": PUBLIC,
    }

    ref = models.CharField(max_length=36, primary_key=True)
    length = models.BigIntegerField(db_default=0)
    head = models.CharField(max_length=64, db_default=chain.START)

    class Meta:
        db_table_comment = "sealed"
        constraints = [
            models.CheckConstraint(
                name="journal_chain_is_the_movement_or_an_arena",
                condition=Q(ref=MOVEMENT)
                | Q(ref__regex=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"),
            ),
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def is_movement(self) -> bool:
        return self.ref == MOVEMENT


class Entry(models.Model):
    """One fact in its place in a chain.

    `sequence`, `previous` and `hash` are given by the database as the row is added. `body` holds the
    fact's own fields; `actor` is the opaque reference of the person who acted, empty for the system.
    """

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.LASTING,
        "chain": handling.LASTING,
        "sequence": handling.LASTING,
        "previous": PUBLIC,
        "hash": PUBLIC,
        "kind": PUBLIC,
        "version": handling.LASTING,
        "body": REFERENCE,
        "actor": REFERENCE,
        "perspective": PUBLIC,
        "happened_at": PUBLIC,
    }

    chain = models.ForeignKey(Chain, models.PROTECT, related_name="entries", db_column="chain", db_index=False)
    sequence = models.BigIntegerField(db_default=0)
    previous = models.CharField(max_length=64, db_default="")
    hash = models.CharField(max_length=64, db_default="")
    kind = models.CharField(max_length=100)
    version = models.PositiveSmallIntegerField()
    body = models.JSONField()
    actor = models.UUIDField(null=True)
    perspective = models.CharField(max_length=40, db_default="")
    happened_at = models.DateTimeField()

    class Meta:
        db_table_comment = "append-only"
        constraints = [
            models.UniqueConstraint(name="journal_entry_has_one_place", fields=["chain", "sequence"]),
            models.CheckConstraint(
                name="journal_entry_kind_is_a_word",
                condition=Q(kind__regex=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$"),
            ),
            models.CheckConstraint(
                name="journal_entry_perspective_is_a_word",
                condition=Q(perspective="") | Q(perspective__regex=r"^[a-z][a-z0-9_]*$"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.chain_id} {self.sequence}"

    @property
    def fact(self) -> facts.Fact | facts.UnknownFact:
        return facts.decode(self.kind, self.version, self.body)

    @property
    def told(self) -> type[facts.Fact] | None:
        """The kind of fact, which holds its sentences: for them a body with thousands of references is not read."""
        return facts.known(self.kind, self.version)

    @property
    def link(self) -> dict[str, Json]:
        """The entry as anyone may hash it: see `samskab.kernel.chain`."""
        return {
            "actor": _text(self.actor),
            "body": self.body,
            "chain": self.chain_id,
            "happened_at": facts.moment(self.happened_at),
            "hash": self.hash,
            "kind": self.kind,
            "perspective": self.perspective or None,
            "previous": self.previous,
            "sequence": self.sequence,
            "version": self.version,
        }


class Hearing(models.Model):
    """The mark that a listener has heard an entry, written in the transaction of what it did about it."""

    handling: ClassVar[dict[str, Handling]] = {
        "id": handling.LASTING,
        "entry": handling.LASTING,
        "listener": handling.LASTING,
    }

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="hearings", db_index=False)
    listener = models.CharField(max_length=200)

    class Meta:
        db_table_comment = "append-only"
        constraints = [models.UniqueConstraint(name="journal_hearing_is_once", fields=["entry", "listener"])]

    def __str__(self) -> str:
        return f"{self.listener} {self.entry_id}"


class Failure(models.Model):
    """Where a background job went wrong the last time. Never what it was about: an error's words may be personal."""

    handling: ClassVar[dict[str, Handling]] = {
        "job": handling.TECHNICAL,
        "error": handling.TECHNICAL,
        "place": handling.TECHNICAL,
        "happened_at": handling.TECHNICAL,
    }

    job = models.BigIntegerField(primary_key=True)
    error = models.CharField(max_length=200)
    place = models.CharField(max_length=300)
    happened_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.error} {self.place}"


def _text(ref: UUID | None) -> str | None:
    return None if ref is None else str(ref)
