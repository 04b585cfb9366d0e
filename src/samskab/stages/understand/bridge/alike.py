"""Statements that look like what somebody is writing."""

from dataclasses import dataclass

from samskab.engines.matching import Candidate, DocumentFrequencies, Lexicon, Spelling, Text, lookalikes
from samskab.ground.arenas.models import Arena
from samskab.kernel.text.ngrams import folded, ngrams
from samskab.stages.understand.queries.statements import asked_words

MOST = 3
# What shares less than this says something else.
_LEAST = 0.34


@dataclass(frozen=True)
class Alike:
    """A statement that may say the same."""

    ref: str
    number: int
    words: str


def look_alikes(arena: Arena, words: str, *, most: int = MOST, besides: str = "") -> list[Alike]:
    """The statements of an arena that may say the same as some words, the most alike first. One query.

    `besides` is the reference of one that is left out: the statement itself.
    """
    if not words.strip():
        return []
    rows = {str(ref): Alike(str(ref), number, said) for ref, number, said in asked_words(arena) if str(ref) != besides}
    known = Lexicon(DocumentFrequencies.of(each.words for each in rows.values()), Spelling(fold=folded, pieces=ngrams))
    candidates = [Candidate(key, Text(each.words)) for key, each in rows.items()]
    found = lookalikes(Text(words), candidates, known, most)
    return [rows[match.key] for match in found if match.score >= _LEAST]
