"""What was said, with the words that stand: the guarded door to one contribution, and its wordings."""

from typing import Any
from uuid import UUID

from django.db.models import IntegerField, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.talk.models import Contribution, ContributionVersion
from samskab.ground.talk.queries.subjects import Subject, subject_for
from samskab.kernel.refusal import Refusal


def with_words(rows: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """The same contributions with `text`, the words that stand, and `wordings`, how many there have been."""
    last = ContributionVersion.objects.filter(contribution=OuterRef("pk")).order_by("-number")
    words: dict[str, Any] = {
        "text": Coalesce(Subquery(last.values("text")[:1]), Value(""), output_field=TextField()),
        "wordings": Coalesce(Subquery(last.values("number")[:1]), 0, output_field=IntegerField()),
    }
    return rows.annotate(**words).select_related(
        "thread__arena",
        "author__person__claimed_by",
        "organisation",
        "answers__author__person__claimed_by",
        "quotes__author__person__claimed_by",
        "question__participant__person__claimed_by",
        "question__organisation",
    )


def contribution_for(participation: Participation | None, arena: Arena, ref: UUID) -> tuple[Contribution, Subject]:
    """The guarded door to one contribution, with what it is about.

    Raises a `Refusal` with status 404 when it is not in the arena, and what `subject_for` raises.
    """
    found = with_words(Contribution.objects.filter(thread__arena=arena, ref=ref)).first()
    if found is None:
        raise Refusal("unknown_contribution", _("Vi kan ikke finde det, der blev sagt."), status=404)
    return found, subject_for(participation, arena, found.thread.kind, found.thread.subject)


def held_contribution(contribution: Contribution) -> Contribution:
    """The row as it is now, held for the rest of the transaction."""
    return (
        Contribution.objects.select_for_update(of=("self",))
        .select_related("thread__arena", "author__person")
        .get(pk=contribution.pk)
    )


def wordings_of(contribution: Contribution) -> QuerySet[ContributionVersion]:
    """Every wording, the first one first."""
    return contribution.versions.order_by("number")


def words_of(contribution: Contribution) -> str:
    """The words that stand; none when they were taken back."""
    last = contribution.versions.order_by("-number").first()
    return last.text if last is not None else ""
