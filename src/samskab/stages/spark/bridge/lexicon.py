"""What can be known of the words in titles: learnt in the background, for it is costly, and read once an hour."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from django.core.cache import cache

from samskab.engines.matching import DocumentFrequencies, Lexicon, Spelling, wordlists
from samskab.engines.matching.lexicon import Word
from samskab.kernel import clock
from samskab.kernel.text.ngrams import folded, ngrams
from samskab.stages.spark.queries.alike import titles

LEARNT = "spark.lexicon"
_KEPT = 3600  # seconds
# Until the words have been learnt, the last titles tell how rare a word is.
_LAST_TITLES = 200
# The database is asked for rare words, until they lead to so many texts: a word that many use finds too much.
_MOST_FOUND = 400


def lexicon() -> Lexicon:
    """The words of all titles, as they were learnt within the last hours."""
    return _read(int(clock.now().timestamp()) // _KEPT)


def learnt_now() -> Lexicon:
    """The words of all titles, worked out now: seconds in a large country."""
    return _made(titles())


def related(words: Iterable[Word]) -> list[str]:
    """Words that are used for the same matters, for a search that knows only words."""
    groups = _groups()
    return sorted({other for word in words for meaning in word.meanings for other in groups[meaning]})


def rare_enough(words: Sequence[str], known: Lexicon) -> list[str]:
    """The rarest of some words, as many as lead to a few hundred texts together; at least one."""
    held = sorted((known.holding(known.word(word)), number, word) for number, word in enumerate(words))
    taken: list[str] = []
    found = 0
    for holding, _, word in held:
        found += holding
        if taken and found > _MOST_FOUND:
            break
        taken.append(word)
    return taken


@lru_cache(maxsize=1)
def _groups() -> tuple[frozenset[str], ...]:
    return wordlists.alike()


@lru_cache(maxsize=1)
def _read(_hour: int) -> Lexicon:
    learnt = cache.get(LEARNT)
    return learnt if isinstance(learnt, Lexicon) else _made(titles(most=_LAST_TITLES))


def _made(texts: Iterable[str]) -> Lexicon:
    return Lexicon(DocumentFrequencies.of(texts), Spelling(fold=folded, pieces=ngrams))
