"""Arenas and forums that look like what somebody is writing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from samskab.engines.matching import Candidate, Text, lookalikes
from samskab.ground.arenas.enums import NATIONAL, Place, distance
from samskab.ground.arenas.models import Arena, Theme
from samskab.ground.people.enums import Sector
from samskab.kernel.text.sentences import first_sentence
from samskab.stages.spark.bridge.lexicon import lexicon, rare_enough, related
from samskab.stages.spark.bridge.telling import told
from samskab.stages.spark.models import ExternalForum
from samskab.stages.spark.queries.alike import arenas_and_forums, named_arenas, named_forums

MOST = 5
# What shares less than this is not shown: a place alone, or a word that many use. Nor is what is far from the best.
_LEAST, _BESIDE_THE_BEST = 0.18, 0.5
# So many of a text's most telling words are searched for, and so much of an arena's text is read.
_MOST_WORDS = 16
_READ = 240
# So many are read with their text because they hold the words, and so many because their title is alike.
_SURE, _LIKELY = 15, 30
_EVERYWHERE = "everywhere"


@dataclass(frozen=True)
class LookAlike:
    """Something that looks alike: an arena with its people, or a forum outside; and why, in a sentence or two."""

    ref: UUID
    title: str
    href: str
    place: Place
    why: str
    slug: str = ""
    people: Mapping[Sector, int] | None = None

    @property
    def is_arena(self) -> bool:
        """Whether one can join it here."""
        return bool(self.slug)


def look_alikes(*, text: str, place: str | None = None, themes: Sequence[Theme] = ()) -> list[LookAlike]:
    """What looks like a text, the most alike first, five at most. Eight queries, or none when nothing is said.

    `place` is a code, None when nobody has said where. The first sentence says most, as a title does. Titles are
    compared first, for they are short; then the few that are left with what is written under them.
    """
    known = lexicon()
    query = Text(
        *first_sentence(text), frozenset(theme.slug for theme in themes), "" if place is None else place or _EVERYWHERE
    )
    telling = sorted((word for word, _ in known.read(query).words), key=lambda word: (-word.weight, word.written))
    words = [word.written for word in telling[:_MOST_WORDS]]
    beside = related(telling[:_MOST_WORDS])
    if not words:
        return []
    searched = rare_enough([*words, *beside], known)
    arenas, forums = named_arenas(words, searched), named_forums(words, searched)
    by_title = [
        Candidate(one.key, _text(one.title, "", one.place), kilometres=_far(place, one.place))
        for one in (*arenas, *forums)
    ]
    likely = {one.key for one in (*arenas[:_SURE], *forums[:_SURE])}
    likely |= {match.key for match in lookalikes(query, by_title, known, _LIKELY)}
    things = arenas_and_forums(likely)
    names = {theme.slug: str(theme) for thing in things.values() for theme in _themes(thing)}
    read = [_candidate(key, thing, place) for key, thing in things.items()]
    found = lookalikes(query, read, known, MOST)
    least = max(_LEAST, _BESIDE_THE_BEST * found[0].score) if found else 0
    return [_shown(things[match.key], told(match.because, names)) for match in found if match.score >= least]


def _candidate(key: str, thing: Arena | ExternalForum, place: str | None) -> Candidate:
    body = thing.text if isinstance(thing, Arena) else thing.does
    text = _text(str(thing), body[:_READ], thing.place, frozenset(theme.slug for theme in _themes(thing)))
    return Candidate(key, text, kilometres=_far(place, thing.place))


def _text(title: str, body: str, place: str, themes: frozenset[str] = frozenset()) -> Text:
    return Text(title, body, themes, place or _EVERYWHERE, everywhere=place == NATIONAL)


def _far(one: str | None, other: str) -> float | None:
    return distance(one, other) if one is not None else None


def _themes(thing: Arena | ExternalForum) -> list[Theme]:
    links = thing.arena_themes.all() if isinstance(thing, Arena) else thing.forum_themes.all()
    return [link.theme for link in links]


def _shown(thing: Arena | ExternalForum, why: str) -> LookAlike:
    if isinstance(thing, Arena):
        return LookAlike(
            thing.ref, thing.title, thing.get_absolute_url(), thing.where, why, slug=thing.slug, people=thing.people
        )
    return LookAlike(thing.ref, thing.name, thing.address, thing.where, why)
