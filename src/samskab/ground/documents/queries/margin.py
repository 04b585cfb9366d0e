"""What stands beside a text: framings, remarks and suggestions, each with its guarded door."""

from typing import TypeAlias
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from samskab.ground.documents.models import Document, Framing, Remark, RemarkAnswer, Suggestion
from samskab.kernel.refusal import Refusal

# For the type hints of those who answer requests and never touch the models themselves.
ARemark: TypeAlias = Remark
ASuggestion: TypeAlias = Suggestion


def framings_of(document: Document) -> QuerySet[Framing]:
    """How people saw it, in the order they said it."""
    return document.framings.select_related("by__person__claimed_by").order_by("at", "id")


def remarks_of(document: Document, *, settled: bool | None = None) -> QuerySet[Remark]:
    """The remarks on a text as they were made, with the answers: all, or those that are settled, or are not."""
    said = RemarkAnswer.objects.select_related("by__person__claimed_by").order_by("at", "id")
    rows = document.remarks.prefetch_related(Prefetch("answers", said)).select_related(
        "by__person__claimed_by", "settled__by__person__claimed_by"
    )
    if settled is not None:
        rows = rows.filter(settled__isnull=not settled)
    return rows.order_by("at", "id")


def remark_for(document: Document, ref: UUID) -> Remark:
    """The guarded door to one remark; raises a `Refusal` with status 404 when the text has none such."""
    found = remarks_of(document).filter(ref=ref).first()
    if found is None:
        raise Refusal("unknown_remark", _("Vi kan ikke finde den bemærkning."), status=404)
    found.document = document
    return found


def suggestions_of(document: Document, *, open_only: bool = False) -> QuerySet[Suggestion]:
    """What was suggested for a text, in the order it was: all of it, or what is neither taken nor taken back."""
    rows = document.suggestions.select_related(
        "by__person__claimed_by", "taken__by__person__claimed_by", "withdrawn"
    ).order_by("at", "id")
    return rows.filter(taken__isnull=True, withdrawn__isnull=True) if open_only else rows


def suggestion_for(document: Document, ref: UUID) -> Suggestion:
    """The guarded door to one suggestion; raises a `Refusal` with status 404 when the text has none such."""
    found = suggestions_of(document).filter(ref=ref).first()
    if found is None:
        raise Refusal("unknown_suggestion", _("Vi kan ikke finde det forslag."), status=404)
    found.document = document
    return found
