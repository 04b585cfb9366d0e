"""Why a candidate looks alike, told with its own words."""

from samskab.engines.matching.lexicon import Reading
from samskab.engines.matching.likeness import Index, Likeness
from samskab.engines.matching.reasons import Because, Reason
from samskab.engines.matching.texts import Candidate, Text
from samskab.engines.matching.vocabulary import Vocabulary

_MOST = 3


def because(
    query: Text, candidate: Candidate, *, theirs: Reading, index: Index, vocabulary: Vocabulary, near: float
) -> tuple[Because, ...]:
    """The reasons of one match, in the order of `Reason`. `near` is how near its place is, from 0 to 1."""
    told = [*_of_words(theirs, index, vocabulary), *_of_place(query, candidate, near)]
    if candidate.closeness:
        told.append(Because(Reason.JUDGED_ALIKE))
    if shared := query.themes & candidate.text.themes:
        told.append(Because(Reason.SAME_THEME, tuple(sorted(shared)[:_MOST])))
    order = list(Reason)
    return tuple(sorted(told, key=lambda one: order.index(one.reason)))


def _of_words(theirs: Reading, index: Index, vocabulary: Vocabulary) -> list[Because]:
    """For each word that was asked for the best answer, gathered by reason."""
    best: dict[int, tuple[Likeness, str]] = {}
    for word, _ in theirs.words:
        for likeness in index.like(word):
            known = best.get(likeness.of)
            if known is None or known[0].weight < likeness.weight:
                shared = likeness.reason is Reason.SAME_COMPOUND_PART
                best[likeness.of] = (likeness, vocabulary.shown(likeness.part) if shared else word.written)
    gathered: dict[Reason, list[str]] = {}
    for likeness, shown in sorted(best.values(), key=lambda one: (-one[0].weight, one[1])):
        words = gathered.setdefault(likeness.reason, [])
        if shown not in words:
            words.append(shown)
    return [Because(reason, tuple(words[:_MOST])) for reason, words in gathered.items()]


def _of_place(query: Text, candidate: Candidate, near: float) -> list[Because]:
    if not near:
        return []
    if candidate.text.place == query.place:
        return [Because(Reason.SAME_PLACE, (query.place,))]
    if candidate.text.everywhere:
        return [Because(Reason.EVERYWHERE)]
    return [Because(Reason.NEAR, kilometres=candidate.kilometres)]
