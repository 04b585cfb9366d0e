"""Which party said something, as it is known now: what a guest said is that of whoever has come in since (M27)."""

from typing import Any, TypeVar

from django.db.models import Case, CharField, F, Model, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

Row = TypeVar("Row", bound=Model)


def by_party(rows: QuerySet[Row]) -> QuerySet[Row]:
    """The rows of something parties have said, with the key of the party as `party_now`.

    `party` is the key as it was when they said it. The two differ for a guest who has come in since: without that,
    one person would be two parties.
    """
    return rows.annotate(
        party_now=Case(
            When(organisation__isnull=False, then=F("party")),
            default=Concat(Value("person:"), _text(Coalesce("said_by__claimed_by", "said_by")), Value(":"), "said_in"),
        )
    )


def last_of_each(rows: QuerySet[Row]) -> QuerySet[Row]:
    """What each party said last."""
    return by_party(rows).order_by("party_now", "-id").distinct("party_now")


def _text(number: Any) -> Cast:
    return Cast(number, CharField())
