"""How an arena began."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.arenas import arenas_by_ref
from samskab.ground.people.models import Person
from samskab.stages.spark.models import ExternalForum, JoinedInstead, Spark
from samskab.stages.spark.queries.forums import forums_by_ref


@dataclass(frozen=True)
class Beginning:
    """What was written when an arena was lit, and what its starter had seen that looks alike."""

    spark: Spark
    arenas: tuple[Arena, ...]
    forums: tuple[ExternalForum, ...]


def beginning_of(arena: Arena) -> Beginning | None:
    """How an arena began; None for one that was not lit through the field. Three queries at most."""
    spark = Spark.objects.select_related("lit_by").filter(arena=arena).first()
    if spark is None:
        return None
    seen_arenas, seen_forums = seen(spark.seen)
    return Beginning(spark, tuple(seen_arenas), tuple(seen_forums))


def seen(refs: list[UUID]) -> tuple[list[Arena], list[ExternalForum]]:
    """The arenas and the forums behind some references, each in the order of the references. Two queries."""
    if not refs:
        return [], []
    arenas, forums = arenas_by_ref(refs), forums_by_ref(refs)
    return [arenas[ref] for ref in refs if ref in arenas], [forums[ref] for ref in refs if ref in forums]


def spark_of_draft(draft: UUID) -> Spark | None:
    """What became of a form, if it has been sent.

    Holds the draft for the rest of the transaction, so that of two clicks the second waits for the first.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"spark.draft|{draft}"])
    return Spark.objects.select_related("arena").filter(draft=draft).first()


def has_chosen(arena: Arena, person: Person) -> bool:
    """Whether a person has come to an arena in place of beginning one of their own."""
    return JoinedInstead.objects.filter(arena=arena, chosen_by=person).exists()
