"""Which party said something, as it is known now: what a guest said is that of whoever has come in since (M27)."""

from typing import Any, TypeVar

from django.db.models import Case, CharField, F, Model, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

Row = TypeVar("Row", bound=Model)

# The key of the party of a row. Its column `party` is the key as it was when they said it; the two differ for a guest
# who has come in since. Without that, one person would be two parties.
PARTY_NOW = Case(
    When(organisation__isnull=False, then=F("party")),
    default=Concat(
        Value("person:"),
        Cast(Coalesce("said_by__claimed_by", "said_by"), CharField()),
        Value(":"),
        "said_in",
        output_field=CharField(),
    ),
)


def of_party(rows: QuerySet[Row], party: str) -> QuerySet[Row]:
    """What one party said, in the order of the rows."""
    found: Any = rows.annotate(party_now=PARTY_NOW)
    said: QuerySet[Row] = found.filter(party_now=party)
    return said


def last_of_each(rows: QuerySet[Row]) -> QuerySet[Row]:
    """What each party said last."""
    found: Any = rows.annotate(party_now=PARTY_NOW)
    said: QuerySet[Row] = found.order_by("party_now", "-id").distinct("party_now")
    return said
