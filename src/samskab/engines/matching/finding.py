"""Which texts look like a new one, and how much."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from samskab.engines.matching.lexicon import Lexicon, Reading
from samskab.engines.matching.likeness import Index
from samskab.engines.matching.reasons import Match
from samskab.engines.matching.telling import because
from samskab.engines.matching.texts import Candidate, Text

# What words, themes and place count, of those that the text has.
_WORDS, _THEMES, _PLACE = 0.76, 0.12, 0.12
# How much it counts that the new text is answered; the rest is how much of the candidate is about it.
_ASKED = 0.7
# Kilometres after which a place is no longer near, and what the nearest and the whole country count beside the same.
FAR = 40.0
_NEXT_DOOR, _EVERYWHERE = 0.8, 0.5
_DECIMALS = 4


def lookalikes(query: Text, candidates: Sequence[Candidate], lexicon: Lexicon, limit: int) -> tuple[Match, ...]:
    """The candidates that look like a text, the most alike first, at most `limit` of them.

    Each is scored by itself, from 0 to 1, so neither their order nor their company matters: a candidate that shares
    nothing scores 0 and is left out, one that says the same at the same place scores 1. Equal scores stand in the
    order of their keys. A text without words, themes and place is like nothing.

    The score of words is a soft TF-IDF (Cohen, Ravikumar and Fienberg 2003) read both ways: how much of the weight of
    the query's words is answered by the candidate's, and of the candidate's by the query's, as a weighted geometric
    mean. A word is answered by itself, and in part by a slip of the finger, a part of a compound, or an alike word.

    Takes some 20 microseconds a candidate, when its words have been seen before.
    """
    index, found = _scored(query, candidates, lexicon)
    return tuple(
        Match(
            one.candidate.key,
            one.score,
            because(
                query,
                one.candidate,
                theirs=one.theirs,
                index=index,
                vocabulary=lexicon.vocabulary,
                near=nearness(query, one.candidate),
            ),
        )
        for one in found[: max(0, limit)]
    )


def foremost(query: Text, candidates: Sequence[Candidate], lexicon: Lexicon, limit: int) -> tuple[str, ...]:
    """The keys that `lookalikes` would give, in the same order, without telling why: for a first choice of many."""
    return tuple(one.candidate.key for one in _scored(query, candidates, lexicon)[1][: max(0, limit)])


@dataclass(frozen=True, slots=True)
class _Scored:
    candidate: Candidate
    score: float
    theirs: Reading


def _scored(query: Text, candidates: Sequence[Candidate], lexicon: Lexicon) -> tuple[Index, list[_Scored]]:
    """Those that are at all alike, the most alike first, and what was asked for."""
    asked = lexicon.read(query)
    index = Index([word for word, _ in asked.words], lexicon)
    found = []
    for candidate in candidates:
        theirs = lexicon.recall(candidate.text)
        words = _words(asked, theirs, index)
        score = _score(query, candidate, words=words, near=nearness(query, candidate))
        if score > 0:
            found.append(_Scored(candidate, score, theirs))
    return index, sorted(found, key=lambda one: (-one.score, one.candidate.key))


def nearness(query: Text, candidate: Candidate) -> float:
    """How near two places are: 1 the same, less with each kilometre, 0 when far, unknown or not asked for."""
    if not query.place:
        return 0.0
    if candidate.text.place == query.place:
        return 1.0
    if candidate.text.everywhere:
        return _EVERYWHERE
    if candidate.kilometres is None:
        return 0.0
    return _NEXT_DOOR * max(0.0, 1 - candidate.kilometres / FAR)


def _score(query: Text, candidate: Candidate, *, words: float | None, near: float) -> float:
    signals = []
    if words is not None:
        signals.append((_WORDS, max(words, candidate.closeness or 0.0)))
    if query.themes:
        signals.append((_THEMES, _shared(query.themes, candidate.text.themes)))
    if query.place:
        signals.append((_PLACE, near))
    counted = sum(share for share, _ in signals)
    return round(sum(share * value for share, value in signals) / counted, _DECIMALS) if counted else 0.0


def _shared(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """The cosine of two sets."""
    return len(ours & theirs) / math.sqrt(len(ours) * len(theirs)) if theirs else 0.0


def _words(asked: Reading, theirs: Reading, index: Index) -> float | None:
    """How alike two texts are in their words; None when there is nothing to ask for."""
    if not asked.words:
        return None
    best: dict[tuple[int, str], float] = {}
    told = 0.0
    for word, emphasis in theirs.words:
        answering = 0.0
        for likeness in index.like(word):
            through = (likeness.of, likeness.part)
            best[through] = max(best.get(through, 0.0), likeness.weight)
            answering += likeness.weight
        told += emphasis * min(answering, word.weight)
    answered = [0.0] * len(asked.words)
    for (of, _), weight in best.items():
        answered[of] += weight
    heard = sum(min(got, word.weight) * emphasis for got, (word, emphasis) in zip(answered, asked.words, strict=True))
    if not heard or not told:
        return 0.0
    return float((heard / asked.weight) ** _ASKED * (told / theirs.weight) ** (1 - _ASKED))
