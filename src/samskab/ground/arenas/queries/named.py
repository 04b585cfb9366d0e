"""Finding somebody by name where many take part, as Danes spell: »Aase« finds Åse, »Soeren« finds Søren."""

from functools import reduce
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Coalesce, Lower, Replace

from samskab.ground.arenas.models import Participation
from samskab.kernel.text.ngrams import folded

if TYPE_CHECKING:
    from django.db.models.expressions import Combinable

# What `folded` makes one letter of, as far as names go: it is done to each name of an arena, so the list is short.
_ONE = (*zip("éèëáàóôüçäö", "eeeaaooucæø", strict=True), ("aa", "å"), ("ae", "æ"), ("oe", "ø"))
_MOST_WORDS = 6


def named(rows: QuerySet[Participation], words: str) -> QuerySet[Participation]:
    """Those whose name has every one of the words, or part of a word; all of them where there are no words.

    Only a name that is shown is looked in: a guest who was claimed is found by the name of whoever claimed them, and
    who is erased by none. The database reads the names of one arena, and no more.
    """
    asked = words.lower().split()[:_MOST_WORDS]
    if not asked:
        return rows
    rows = rows.annotate(lower_name=lower_name(), folded_name=_folded(lower_name()))
    for word in asked:
        rows = rows.filter(Q(lower_name__contains=word) | Q(folded_name__contains=folded(word)))
    return rows


def lower_name() -> Lower:
    """The name that is shown of a participation, in small letters."""
    return Lower(Coalesce("person__claimed_by__name", "person__name"))


def _folded(name: "Combinable") -> "Combinable":
    """What `folded` does, in the database, to a name in small letters."""
    return reduce(lambda told, one: Replace(told, *map(Value, one)), _ONE, name)
