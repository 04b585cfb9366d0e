"""Arenas that answer a search, in spite of typing errors, and fast however many there are.

Whole words are found in their Danish forms in all that an arena says of itself. Misspelt and compound words are found
by the n-grams of titles, beginning with the rare ones: an n-gram that stands in few titles says much, and leaves few
rows to compare. The others are never looked at.
"""

from collections.abc import Sequence

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchQuery
from django.db.models import Case, CharField, FloatField, Func, Q, QuerySet, Value, When
from django.db.models.functions import Cast

from samskab.ground.arenas.models import Arena, Gram
from samskab.kernel.text.ngrams import ngrams

ALIKE = 0.25
"""The part of the searched n-grams that a title must hold: one wrong letter in six leaves this many."""
LONGEST = 100
MOST_COMPARED = 1_500


class SharedNgrams(Func):
    """How many n-grams two arrays share."""

    template = "cardinality(ARRAY(SELECT unnest(%(expressions)s)))"
    arg_joiner = ") INTERSECT SELECT unnest("
    output_field = FloatField()


def searched(rows: QuerySet[Arena], words: str) -> QuerySet[Arena]:
    """The arenas that answer `words`, the title most like them first, then the last touched. One small question more.

    Nothing to look for finds nothing; what nobody has asked for should not be searched.
    """
    asked = words.strip()[:LONGEST]
    grams = ngrams(asked)
    if not grams:
        return rows.none()
    in_words = Q(search=SearchQuery(asked, config="danish", search_type="websearch"))
    rare = rare_grams(grams)
    if not rare:
        return rows.filter(in_words).annotate(share=Value(0.0)).order_by("-last_act_at", "-id")
    looks = Q(ngrams__overlap=rare)
    shared = SharedNgrams("ngrams", Cast(Value(grams), ArrayField(CharField(max_length=8))))
    return (
        rows.filter(in_words | looks)
        .annotate(share=Case(When(looks, then=shared / float(len(grams))), default=0.0, output_field=FloatField()))
        .filter(in_words | Q(share__gte=ALIKE))
        .order_by("-share", "-last_act_at", "-id")
    )


def rare_grams(grams: Sequence[str]) -> list[str]:
    """The n-grams that stand in the fewest titles, as many as leave at most `MOST_COMPARED` titles to compare.

    Of a word that stands in very many titles there are none: its whole form finds them.
    """
    chosen: list[str] = []
    titles = 0
    for gram, arenas in Gram.objects.filter(gram__in=grams, arenas__gt=0).order_by("arenas", "gram").values_list():
        titles += arenas
        if titles > MOST_COMPARED:
            break
        chosen.append(gram)
    return chosen
