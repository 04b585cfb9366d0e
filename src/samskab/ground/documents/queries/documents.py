"""Texts: the guarded door to one, and the list of an arena's."""

from typing import TypeAlias
from uuid import UUID

from django.db import connection
from django.db.models import DateTimeField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena
from samskab.ground.documents.models import Change, Document, Version
from samskab.kernel.refusal import Refusal

# A text, for the type hints of those who answer requests and never touch the model itself.
ADocument: TypeAlias = Document
_HOLD = """
SELECT pg_advisory_xact_lock(hashtextextended('documents.change|' || id, 0))
FROM (SELECT unnest(%s::bigint[]) AS id ORDER BY 1) each
"""


def documents_in(arena: Arena) -> QuerySet[Document]:
    """The texts of an arena, the last written in first, each with `touched_at` and `editions`. For `paging.page`."""
    changes = Change.objects.filter(document=OuterRef("pk")).order_by("-id")
    kept = Version.objects.filter(document=OuterRef("pk")).order_by("-number")
    return (
        Document.objects.filter(arena=arena)
        .select_related("started_by__person__claimed_by")
        .annotate(
            touched_at=Coalesce(Subquery(changes.values("at")[:1]), "at", output_field=DateTimeField()),
            editions=Coalesce(Subquery(kept.values("number")[:1]), 0),
        )
        .order_by("-touched_at", "-number")
    )


def document_at(arena: Arena, ref: UUID) -> Document:
    """The guarded door to one text of an arena, open to all as the arena is.

    Raises a `Refusal` with status 404 when the arena has none such.
    """
    found = Document.objects.filter(arena=arena, ref=ref).select_related("started_by__person__claimed_by").first()
    if found is None:
        raise _unknown()
    found.arena = arena
    return found


def document_by_ref(ref: UUID) -> Document:
    """A text by its reference alone, with its arena; raises a `Refusal` with status 404 when there is none."""
    found = Document.objects.filter(ref=ref).select_related("arena").first()
    if found is None:
        raise _unknown()
    return found


def hold(*documents: int) -> None:
    """Keep everybody else from writing in these texts for the rest of the transaction.

    Whoever writes holds, so the changes of a text are numbered in the order they are committed. Several texts are
    held in the order of their keys, so that no two wait for each other.
    """
    with connection.cursor() as cursor:
        cursor.execute(_HOLD, [list(documents)])


def _unknown() -> Refusal:
    return Refusal("unknown_document", _("Vi kan ikke finde den tekst."), status=404)
