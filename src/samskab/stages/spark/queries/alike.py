"""Which arenas and forums may look like a text: a few hundred at most, chosen by the database.

Whether they do, and how much, the engine of likeness says. Here only its words are used: as pieces of titles, the
rare ones first, and as stems of everything that is written.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, Prefetch, Q

from samskab.ground.arenas.enums import State
from samskab.ground.arenas.models import Arena, ArenaTheme, Gram
from samskab.kernel.text.ngrams import ngrams
from samskab.stages.spark.models import ExternalForum, ForumTheme

# A piece of a title that stands in many tells little: pieces are taken until they lead to so many titles.
MOST_GRAMS, MOST_TITLES = 48, 250
MOST_BY_WORDS = 80
MOST_FORUMS = 100
_LONG_GRAM = 5


@dataclass(frozen=True)
class Named:
    """What is compared first: the title of an arena, or the name of a forum, and where it is."""

    key: str
    title: str
    place: str


def named_arenas(words: Sequence[str], searched: Sequence[str]) -> list[Named]:
    """Arenas that may be about these words; none that has ended. Three queries at most.

    Those that write one of the `searched` words stand first, the fullest of them foremost; then those with a piece of
    a word in their title.
    """
    open_ones = Arena.objects.exclude(state=State.CLOSED)
    asked = _any_of(searched)
    ranked = open_ones.filter(search=asked).order_by(SearchRank(F("search"), asked).desc(), "-pk")[:MOST_BY_WORDS]
    grams = _rare_grams(words)
    by_pieces = open_ones.filter(ngrams__overlap=grams) if grams else open_ones.none()
    found = [*ranked.values_list("ref", "title", "place"), *by_pieces.values_list("ref", "title", "place")]
    return [Named(str(ref), title, place) for ref, title, place in dict.fromkeys(found)]


def named_forums(words: Sequence[str], searched: Sequence[str]) -> list[Named]:
    """Forums outside that may be about these words: by the `searched` ones, or by pieces of a name. One query."""
    asked = _any_of(searched)
    pieces = [gram for gram in ngrams(" ".join(words)) if len(gram) == _LONG_GRAM]
    standing = ExternalForum.objects.filter(removed_at__isnull=True)
    found = standing.filter(Q(search=asked) | Q(ngrams__overlap=pieces))
    ranked = found.order_by(SearchRank(F("search"), asked).desc(), "-pk")[:MOST_FORUMS]
    return [Named(str(ref), name, place) for ref, name, place in ranked.values_list("ref", "name", "place")]


def arenas_and_forums(keys: Iterable[str]) -> dict[str, Arena | ExternalForum]:
    """The arenas and forums behind some keys, with their themes at hand. Four queries."""
    refs = list(map(UUID, keys))
    of_arenas = Prefetch("arena_themes", ArenaTheme.objects.select_related("theme"))
    of_forums = Prefetch("forum_themes", ForumTheme.objects.select_related("theme"))
    arenas = Arena.objects.filter(ref__in=refs).defer("search", "ngrams", "purpose").prefetch_related(of_arenas)
    forums = ExternalForum.objects.filter(ref__in=refs).defer("search", "ngrams").prefetch_related(of_forums)
    found: dict[str, Arena | ExternalForum] = {str(arena.ref): arena for arena in arenas}
    return found | {str(forum.ref): forum for forum in forums}


def titles(*, most: int | None = None) -> list[str]:
    """The titles of arenas and the names of forums, for how rare a word is: all, or the last. Two queries."""
    arenas = Arena.objects.order_by("-started_at", "-pk").values_list("title", flat=True)
    forums = ExternalForum.objects.filter(removed_at__isnull=True).order_by("-pk").values_list("name", flat=True)
    return [*arenas[:most], *forums[:most]]


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
