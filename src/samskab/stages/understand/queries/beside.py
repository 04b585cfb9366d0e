"""Statements as what others point at: what is talked about, and what a shared text came from (M26, M89)."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.urls import reverse

from samskab.ground.arenas.models import Arena
from samskab.ground.documents.enums import Kind
from samskab.ground.documents.models import Document, Source
from samskab.ground.documents.queries.documents import documents_in
from samskab.ground.documents.queries.sources import Origin
from samskab.ground.talk.queries.subjects import Found
from samskab.stages.understand.models import Statement

STATEMENT = "understand.statement"
SHOWN = 3


def statements_to_talk_about(arena: Arena, refs: Collection[UUID]) -> Mapping[UUID, Found]:
    """Some statements of an arena, as what can be talked about. One query."""
    return {row.ref: Found(row.words, _page(arena, row.ref)) for row in _rows(arena, refs)}


def statements_as_origins(arena: Arena, refs: Collection[UUID]) -> Mapping[UUID, Origin]:
    """Some statements of an arena, as what a text may have come from. One query."""
    return {row.ref: Origin(row.words, _page(arena, row.ref)) for row in _rows(arena, refs)}


def texts_of_the_problem(arena: Arena) -> list[Document]:
    """The shared texts on how people understand it, the last written in first. One query."""
    return list(documents_in(arena).filter(kind=Kind.PROBLEM)[:SHOWN])


def texts_with(statement: Statement) -> list[Document]:
    """The shared texts that have taken a statement in. One query."""
    taken = Source.objects.filter(kind=STATEMENT, origin=statement.ref, document__arena=statement.arena_id)
    return list(Document.objects.filter(pk__in=taken.values("document")).order_by("number"))


def is_in_text(statement: Statement, document: Document) -> bool:
    """Whether a text has taken a statement in."""
    return Source.objects.filter(kind=STATEMENT, origin=statement.ref, document=document).exists()


def _rows(arena: Arena, refs: Collection[UUID]) -> list[Statement]:
    return list(Statement.objects.filter(arena=arena, ref__in=refs))


def _page(arena: Arena, ref: UUID) -> str:
    return reverse("understand:statement", args=[arena.slug, ref])
