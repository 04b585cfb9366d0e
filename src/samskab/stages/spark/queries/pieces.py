"""Forums by pieces of their names, found by the index alone, however many forums there are."""

from collections.abc import Sequence

from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, CharField, Func, QuerySet, Value
from django.db.models.functions import Cast

from samskab.stages.spark.models import ExternalForum

MOST = 250


def forums_with(rows: QuerySet[ExternalForum], pieces: Sequence[str]) -> QuerySet[ExternalForum]:
    """Those of some forums that have any of the pieces in their name; of very many, the ones with short names."""
    return rows.filter(_IsWith("pk", array_of(pieces)))


def array_of(pieces: Sequence[str]) -> Cast:
    """All pieces as one value, where the lookup of the field would make an expression of each."""
    return Cast(Value(list(pieces)), ArrayField(CharField(max_length=8)))


class _IsWith(Func):
    template = f"%(expressions)s, {MOST}))"
    arg_joiner = " = ANY(spark_forums_with("
    output_field = BooleanField()
