"""Arenas and forums that look like what somebody is writing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from samskab.engines.matching import Candidate, Text, foremost, lookalikes
from samskab.ground.arenas.enums import NATIONAL, PLACES, Place, distance
from samskab.ground.arenas.models import Theme
from samskab.ground.people.enums import Sector
from samskab.kernel.text.sentences import first_sentence
from samskab.stages.spark.bridge.lexicon import lexicon, rare_enough, related
from samskab.stages.spark.bridge.telling import told
from samskab.stages.spark.queries.alike import Thing, arenas_and_forums, named

MOST = 5
# What shares less than this is not shown: a place alone, or a word that many use. Nor is what is far from the best.
_LEAST, _BESIDE_THE_BEST = 0.18, 0.5
# So many of a text's most telling words are searched for.
_MOST_WORDS = 16
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
    """What looks like a text, the most alike first, five at most. Seven queries, or none when nothing is said.

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
    arenas, forums = named(words, searched)
    by_title = [
        Candidate(one.key, _text(one.title, "", one.place), kilometres=_far(place, one.place))
        for one in (*arenas, *forums)
    ]
    likely = {one.key for one in (*arenas[:_SURE], *forums[:_SURE])}
    likely |= {*foremost(query, by_title, known, _LIKELY)}
    things = {str(thing.ref): thing for thing in arenas_and_forums(likely)}
    read = [
        Candidate(key, _text(one.title, one.says, one.place, one.themes), kilometres=_far(place, one.place))
        for key, one in things.items()
    ]
    found = lookalikes(query, read, known, MOST)
    least = max(_LEAST, _BESIDE_THE_BEST * found[0].score) if found else 0
    names = {theme.slug: str(theme) for theme in themes}
    return [_shown(things[match.key], told(match.because, names)) for match in found if match.score >= least]


def _text(title: str, body: str, place: str, themes: frozenset[str] = frozenset()) -> Text:
    return Text(title, body, themes, place or _EVERYWHERE, everywhere=place == NATIONAL)


def _far(one: str | None, other: str) -> float | None:
    return distance(one, other) if one is not None else None


def _shown(thing: Thing, why: str) -> LookAlike:
    href = thing.address or reverse("web:arena", args=[thing.slug])
    return LookAlike(thing.ref, thing.title, href, PLACES[thing.place], why, slug=thing.slug, people=thing.people)
