"""Which arenas and forums may look like a text: a few hundred at most, chosen by the database.

Whether they do, and how much, the engine of likeness says. Here only its words are used: as pieces of titles, the
rare ones first, and as stems of everything that is written.
"""

from collections.abc import Sequence

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, Prefetch, Q, QuerySet

from samskab.ground.arenas.enums import State
from samskab.ground.arenas.models import Arena, ArenaTheme, Gram
from samskab.kernel.text.ngrams import ngrams
from samskab.stages.spark.models import ExternalForum, ForumTheme

# A piece of a title that stands in many tells little: pieces are taken until they lead to so many titles.
MOST_GRAMS, MOST_TITLES = 48, 250
MOST_BY_WORDS = 80
MOST_FORUMS = 100
_LONG_GRAM = 5


def candidate_arenas(words: Sequence[str], related: Sequence[str]) -> list[Arena]:
    """Arenas that may be about these words or `related` ones, with their themes at hand; none that has ended.

    Those that write the words stand first, the fullest of them foremost; then those with a piece of a word in their
    title. Five queries at most.
    """
    if not words:
        return []
    themes = Prefetch("arena_themes", ArenaTheme.objects.select_related("theme"))
    open_ones = Arena.objects.exclude(state=State.CLOSED).defer("search", "ngrams", "purpose")
    asked = _any_of([*words, *related])
    ranked = open_ones.filter(search=asked).order_by(SearchRank(F("search"), asked).desc(), "-pk")
    by_words = list(ranked.values_list("pk", flat=True)[:MOST_BY_WORDS])
    grams = _rare_grams(words)
    by_pieces = open_ones.filter(ngrams__overlap=grams).values_list("pk", flat=True) if grams else []
    wanted = list(dict.fromkeys([*by_words, *by_pieces]))
    found = {arena.pk: arena for arena in open_ones.filter(pk__in=wanted).prefetch_related(themes)}
    return [found[pk] for pk in wanted if pk in found]


def candidate_forums(words: Sequence[str], related: Sequence[str]) -> list[ExternalForum]:
    """Forums outside that may be about these words or `related` ones, with their themes at hand. Two queries."""
    if not words:
        return []
    themes = Prefetch("forum_themes", ForumTheme.objects.select_related("theme"))
    asked = _any_of([*words, *related])
    pieces = [gram for gram in ngrams(" ".join(words)) if len(gram) == _LONG_GRAM]
    found: QuerySet[ExternalForum] = ExternalForum.objects.filter(removed_at__isnull=True).filter(
        Q(search=asked) | Q(ngrams__overlap=pieces)
    )
    ranked = found.order_by(SearchRank(F("search"), asked).desc(), "-pk").defer("search", "ngrams")
    return list(ranked.prefetch_related(themes)[:MOST_FORUMS])


def titles() -> list[str]:
    """The title of every arena and the name of every forum, for how rare a word is. Two queries."""
    return [
        *Arena.objects.values_list("title", flat=True),
        *ExternalForum.objects.filter(removed_at__isnull=True).values_list("name", flat=True),
    ]


def _rare_grams(words: Sequence[str]) -> list[str]:
    """The rarest pieces of the words that stand in some title, until they lead to enough of them."""
    pieces = ngrams(" ".join(words))
    rare = Gram.objects.filter(gram__in=pieces, arenas__gt=0).order_by("arenas", "gram")
    taken: list[str] = []
    reached = 0
    for gram, titled in rare.values_list("gram", "arenas")[:MOST_GRAMS]:
        reached += titled
        if taken and reached > MOST_TITLES:
            break
        taken.append(gram)
    return taken


def _any_of(words: Sequence[str]) -> SearchQuery:
    return SearchQuery(" or ".join(words), config="danish", search_type="websearch")
