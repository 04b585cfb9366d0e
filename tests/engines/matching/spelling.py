"""The house's spelling and small lexicons, for tests."""

from samskab.engines.matching import DocumentFrequencies, Lexicon, Spelling
from samskab.kernel.text.ngrams import folded, ngrams

HOUSE = Spelling(folded, ngrams)


def lexicon_of(*texts: str) -> Lexicon:
    """A lexicon of a few texts."""
    return Lexicon(DocumentFrequencies.of(texts), HOUSE)
