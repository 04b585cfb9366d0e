"""What can be known of the words in titles: made anew once an hour in each process, for it is costly to make."""

from collections.abc import Iterable
from functools import lru_cache

from samskab.engines.matching import DocumentFrequencies, Lexicon, Spelling, wordlists
from samskab.engines.matching.lexicon import Word
from samskab.kernel import clock
from samskab.kernel.text.ngrams import folded, ngrams
from samskab.stages.spark.queries.alike import titles

_KEPT = 3600  # seconds


def lexicon() -> Lexicon:
    """The words of all titles, as they were within the last hour."""
    return _lexicon(int(clock.now().timestamp()) // _KEPT)


def related(words: Iterable[Word]) -> list[str]:
    """Words that are used for the same matters, for a search that knows only words."""
    groups = _groups()
    return sorted({other for word in words for meaning in word.meanings for other in groups[meaning]})


@lru_cache(maxsize=1)
def _groups() -> tuple[frozenset[str], ...]:
    return wordlists.alike()


@lru_cache(maxsize=1)
def _lexicon(_hour: int) -> Lexicon:
    return Lexicon(DocumentFrequencies.of(titles()), Spelling(fold=folded, pieces=ngrams))
