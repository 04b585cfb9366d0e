"""What is seen of texts in the one query an arena's front page makes: how far the one on the problem has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.db.models.expressions import BaseExpression

from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.glimpses import glimpse_of
from samskab.ground.documents.enums import Kind
from samskab.ground.documents.models import Document, Version


@dataclass(frozen=True)
class ProblemText:
    """The last text on how people understand it, the last such text that has a kept version, and the number of that.

    Each is None where there is none.
    """

    ref: UUID | None
    kept: UUID | None
    edition: int | None


def problem_text_of(arena: Arena) -> ProblemText:
    """How far an arena that was read with its glimpses has come with the text on its problem. No query."""
    names = ("documents_problem", "documents_problem_kept", "documents_problem_edition")
    return ProblemText(*(glimpse_of(arena, name) for name in names))


def problem_text() -> Mapping[str, BaseExpression]:
    """What `problem_text_of` reads, as expressions over an arena's row."""
    texts = Document.objects.filter(arena=OuterRef("pk"), kind=Kind.PROBLEM).order_by("-number")
    kept = Version.objects.filter(document__arena=OuterRef("pk"), document__kind=Kind.PROBLEM)
    kept = kept.order_by("-document__number", "-number")
    return {
        "documents_problem": Subquery(texts.values("ref")[:1]),
        "documents_problem_kept": Subquery(kept.values("document__ref")[:1]),
        "documents_problem_edition": Subquery(kept.values("number")[:1]),
    }
