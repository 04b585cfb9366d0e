"""What the engine of likeness knows of Danish words: stems, the parts of compounds, and what says nothing."""

from collections.abc import Iterable
from functools import lru_cache

from samskab.engines.matching.vocabulary import Spelling, Vocabulary
from samskab.kernel.text.ngrams import folded, ngrams

_SPELLING = Spelling(fold=folded, pieces=ngrams)


@lru_cache(maxsize=1)
def listed_words() -> Vocabulary:
    """What is known without any text: the committed lists. Made once a process."""
    return Vocabulary(_SPELLING, ())


def learnt_words(words: Iterable[str]) -> Vocabulary:
    """The same with the words that people use, which compounds are made of too: 50 microseconds a word."""
    return Vocabulary(_SPELLING, sorted(words))
