"""Which arenas and forums may look like a text: a few hundred at most, chosen by the database.

Whether they do, and how much, the engine of likeness says. Here only its words are used: as pieces of titles, the
rare ones first, and as stems of everything that is written.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, Func, OuterRef, QuerySet
from django.db.models.functions import Left

from samskab.ground.arenas.enums import State
from samskab.ground.arenas.models import Arena, ArenaTheme, Gram
from samskab.ground.people.enums import Sector
from samskab.kernel.text.ngrams import ngrams
from samskab.stages.spark.models import ExternalForum, ForumTheme
from samskab.stages.spark.queries.pieces import MOST, array_of, forums_with

# A piece of a title that stands in many tells little: pieces are taken until they lead to so many titles.
MOST_GRAMS, MOST_TITLES = 48, 250
MOST_BY_WORDS = 80
# So much is read of what stands under a title.
READ = 240
_LONG_GRAM = 5


@dataclass(frozen=True)
class Named:
    """What is compared first: the title of an arena, or the name of a forum, and where it is."""

    key: str
    title: str
    place: str


@dataclass(frozen=True)
class Thing:
    """An arena or a forum, with as much of what it says as is compared, and what shows it: its slug or its address."""

    ref: UUID
    title: str
    says: str
    place: str
    themes: frozenset[str]
    slug: str = ""
    address: str = ""
    people: Mapping[Sector, int] | None = None


def named(words: Sequence[str], searched: Sequence[str]) -> tuple[list[Named], list[Named]]:
    """Arenas and forums that may be about these words; none that has ended or was taken off. Five queries at most.

    Those that write one of the `searched` words stand first, the fullest of them foremost; then those with a piece of
    a word in their title.
    """
    titled = _titled(ngrams(" ".join(words)))
    of_arenas = _rarest({gram: number for gram, number in titled.items() if number}, MOST_TITLES)
    # A forum's name may hold what stands in no arena's title; and forums are far fewer.
    of_forums = _rarest({gram: number for gram, number in titled.items() if len(gram) == _LONG_GRAM}, 4 * MOST_TITLES)
    asked = _any_of(searched)
    arenas = Arena.objects.exclude(state=State.CLOSED)
    forums = ExternalForum.objects.filter(removed_at__isnull=True)
    return (
        _named(arenas, asked, arenas.filter(ngrams__overlap=array_of(of_arenas)), "title"),
        _named(forums, asked, forums_with(forums, of_forums), "name"),
    )


def _named(rows: QuerySet[Any], asked: SearchQuery, with_pieces: QuerySet[Any], title: str) -> list[Named]:
    # Two searches that each have an index of their own: for one search with an »or« no index is used.
    writing = rows.filter(search=asked).order_by(SearchRank(F("search"), asked).desc(), "-pk")[:MOST_BY_WORDS]
    # Short titles first, as the words they hold are more of them; no index has this order, so none is walked for it.
    spelt = with_pieces.order_by(Func("ngrams", function="cardinality"), "-pk")[:MOST]
    found = [row for some in (writing, spelt) for row in some.values_list("ref", title, "place")]
    return [Named(str(ref), words, place) for ref, words, place in dict.fromkeys(found)]


def arenas_and_forums(keys: Iterable[str]) -> list[Thing]:
    """The arenas and forums behind some keys, in the order of their references. Two queries."""
    refs = list(map(UUID, keys))
    arenas = Arena.objects.filter(ref__in=refs).order_by("ref")
    forums = ExternalForum.objects.filter(ref__in=refs).order_by("ref")
    people = [f"people_{sector.value}" for sector in Sector]
    of_arenas = _slugs(ArenaTheme.objects.filter(arena=OuterRef("pk")))
    of_forums = _slugs(ForumTheme.objects.filter(forum=OuterRef("pk")))
    return [
        *(
            Thing(ref, title, says, place, frozenset(about), slug=slug, people=dict(zip(Sector, counts, strict=True)))
            for ref, title, says, place, about, slug, *counts in arenas.values_list(
                "ref", "title", Left("text", READ), "place", of_arenas, "slug", *people
            )
        ),
        *(
            Thing(ref, name, says, place, frozenset(about), address=address)
            for ref, name, says, place, about, address in forums.values_list(
                "ref", "name", Left("does", READ), "place", of_forums, "address"
            )
        ),
    ]


def titles(*, most: int | None = None) -> list[str]:
    """The titles of arenas and the names of forums, for how rare a word is: all, or the last. Two queries."""
    arenas = Arena.objects.order_by("-started_at", "-pk").values_list("title", flat=True)
    forums = ExternalForum.objects.filter(removed_at__isnull=True).order_by("-pk").values_list("name", flat=True)
    return [*arenas[:most], *forums[:most]]


def _slugs(links: QuerySet[Any]) -> ArraySubquery:
    return ArraySubquery(links.order_by().values("theme__slug"))


def _titled(grams: Sequence[str]) -> dict[str, int]:
    """In how many titles of arenas each piece stands. One query."""
    return dict.fromkeys(grams, 0) | dict(Gram.objects.filter(gram__in=grams).values_list("gram", "arenas"))


def _rarest(titled: Mapping[str, int], most: int) -> list[str]:
    """The rarest pieces, at least one, until they lead to so many titles."""
    taken: list[str] = []
    reached = 0
    for gram, titles in sorted(titled.items(), key=lambda one: (one[1], one[0]))[:MOST_GRAMS]:
        reached += titles
        if taken and reached > most:
            break
        taken.append(gram)
    return taken


def _any_of(words: Sequence[str]) -> SearchQuery:
    return SearchQuery(" or ".join(words), config="danish", search_type="websearch")
