"""What is seen of texts in the one query an arena's front page makes: how far the one on the problem has come."""

from collections.abc import Mapping

from django.db.models import OuterRef, Subquery
from django.db.models.expressions import BaseExpression

from samskab.ground.documents.enums import Kind
from samskab.ground.documents.models import Document, Version


def problem_text() -> Mapping[str, BaseExpression]:
    """`documents_problem` is the reference of the last text on how people understand it; `_edition` its last version.

    Nothing where there is none.
    """
    texts = Document.objects.filter(arena=OuterRef("pk"), kind=Kind.PROBLEM).order_by("-number")
    kept = Version.objects.filter(document__arena=OuterRef("pk"), document__kind=Kind.PROBLEM)
    kept = kept.order_by("-document__number", "-number")
    return {
        "documents_problem": Subquery(texts.values("ref")[:1]),
        "documents_problem_kept": Subquery(kept.values("document__ref")[:1]),
        "documents_problem_edition": Subquery(kept.values("number")[:1]),
    }
