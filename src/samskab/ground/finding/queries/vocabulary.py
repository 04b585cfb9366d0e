"""What the words of a question lead to: the words that people wrote, by form, as parts of others, begun or misspelt."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import pairwise
from operator import itemgetter
from typing import Any

from django.db import connection

from samskab.ground.finding.queries.asking import Question
from samskab.ground.finding.queries.reading import reader
from samskab.ground.finding.queries.slipped import meant
from samskab.kernel.text.ngrams import folded

SHORTEST_BEGINNING, SHORTEST_PART = 3, 4
ENOUGH = 1_000
"""A word that more things hold leads far enough by itself, without the words it is a part of."""
_MOST = 20  # words that one leads to in one way; those that most things hold come first
_MOST_OF_TWO = 10  # words that two side by side are a part of: each is asked for with the one and with the other
_AFTER_ALL = chr(0x10FFFF)
_WORDS = """
SELECT asked.number, found.how, found.lexeme, found.findables
FROM unnest(%(numbers)s::int[], %(words)s::text[], %(folded)s::text[], %(stems)s::text[], %(opens)s::bool[],
    %(are_parts)s::bool[]) AS asked(number, word, folded, stem, opens, is_part)
CROSS JOIN LATERAL (
    SELECT 'own' AS how, lexeme, 0 AS findables
    FROM unnest(tsvector_to_array(to_tsvector('danish', asked.word))) AS lexeme
    UNION ALL
    SELECT 'form', lexeme, max(findables) FROM finding_word
    WHERE folded = asked.folded OR name = asked.stem GROUP BY lexeme
    UNION ALL
    (SELECT 'beside', lexeme, findables FROM finding_word
     WHERE asked.number < %(leading)s AND parts @> ARRAY[asked.stem]
     ORDER BY findables DESC, word LIMIT %(most)s)
    UNION ALL
    (SELECT 'beside', lexeme, findables FROM finding_word
     WHERE asked.opens AND folded > asked.folded AND folded < asked.folded || %(after)s
     ORDER BY findables DESC, word LIMIT %(most)s)
    UNION ALL
    (SELECT 'beside', lexeme, findables FROM finding_word
     WHERE asked.number < %(leading)s AND asked.is_part
     AND backwards > reverse(asked.stem) AND backwards < reverse(asked.stem) || %(after)s
     ORDER BY findables DESC, word LIMIT %(most)s)
) AS found
UNION ALL
SELECT -1, 'all', '', greatest(reltuples, 0)::int FROM pg_class WHERE oid = 'finding_findable'::regclass
"""


@dataclass
class Meaning:
    """What a word that is asked for stands for: its own lexemes, and those of words that it is a part of or begins.

    Each comes with how many things hold it. `apart` are the lexemes of the parts that the word itself is put together
    of. `meant` is the word it was taken for, when nobody wrote it.
    """

    asked: str
    whole: dict[str, int] = field(default_factory=dict)
    beside: dict[str, int] = field(default_factory=dict)
    apart: tuple[dict[str, int], ...] = ()
    meant: str = ""

    @property
    def findables(self) -> int:
        """How many things its words stand in, at the most."""
        return sum((self.beside | self.whole).values())

    @property
    def is_known(self) -> bool:
        """Whether anything that was learnt is written like this."""
        return any(self.whole.values()) or bool(self.beside)

    def take(self, how: str, lexeme: str, findables: int) -> None:
        """Keep one of the words it leads to."""
        kept = self.beside if how == "beside" else self.whole
        kept[lexeme] = max(findables, kept.get(lexeme, 0))


@dataclass(frozen=True)
class Understood:
    """What each of the words leads to that says something, and how many things there are to find in all."""

    meanings: tuple[Meaning, ...]
    findables: int


def understood(question: Question) -> Understood:
    """What the words of a question stand for. Words that say nothing of the matter are left out, unless all do.

    One query, one more where a word may be misspelt, and none without words.
    """
    knows = reader()
    words = [word for word in question.words if not knows.is_common(word)] or list(question.words)
    if not words:
        return Understood((), 0)
    meanings = [Meaning(word) for word in words]
    # Danes write compounds apart: words that stand side by side are looked for as one as well.
    joined = [Meaning(f"{one}{other}") for one, other in pairwise(words)]
    parts = [knows.parts(word) for word in words]
    apart = [[Meaning(part) for part in each] if len(each) > 1 else [] for each in parts]
    opens = _open([one.asked for one in (*meanings, *joined)], last=len(words) - 1 if question.is_open else None)
    in_all = _look_up([*meanings, *joined, *(one for each in apart for one in each)], opens)
    _put_together(meanings, joined, apart)
    _take_for_others(meanings)
    return Understood(tuple(meaning for meaning in meanings if meaning.whole or meaning.beside), in_all)


def _look_up(every: Sequence[Meaning], opens: Sequence[bool]) -> int:
    """Give each what its word leads to; the answer is how many things there are to find."""
    in_all = 0
    for number, how, lexeme, findables in _asked([one.asked for one in every], opens):
        if how == "all":
            in_all = findables
        else:
            every[number].take(how, lexeme, findables)
    return in_all


def _put_together(meanings: Sequence[Meaning], joined: Sequence[Meaning], apart: Sequence[Sequence[Meaning]]) -> None:
    """Give each word what it leads to together with the next, and what it is put together of itself."""
    for (one, other), both in zip(pairwise(meanings), joined, strict=True):
        if both.is_known:
            as_one = both.whole | dict(nlargest(_MOST_OF_TWO, both.beside.items(), key=itemgetter(1)))
            one.whole |= as_one
            other.whole |= as_one
    for meaning, parts in zip(meanings, apart, strict=True):
        if all(part.is_known for part in parts):
            meaning.apart = tuple(part.whole for part in parts)
        if sum(meaning.whole.values()) > ENOUGH:
            meaning.beside = {}


def _open(words: Sequence[str], *, last: int | None) -> list[bool]:
    """Which words may be the beginning of others: a longer one, and the `last` that somebody is still writing."""
    shortest = [SHORTEST_BEGINNING if number == last else SHORTEST_PART for number in range(len(words))]
    return [len(word) >= least for word, least in zip(words, shortest, strict=True)]


def _asked(words: Sequence[str], opens: Sequence[bool]) -> list[tuple[int, str, str, int]]:
    """What each word leads to; the first ones, of which `opens` tells, to those that they are parts of as well."""
    stems = [reader().stem(word) for word in words]
    given: dict[str, Any] = {
        "numbers": list(range(len(words))),
        "words": list(words),
        "folded": [folded(word) for word in words],
        "stems": stems,
        "opens": [number < len(opens) and opens[number] for number in range(len(words))],
        "are_parts": [len(stem) >= SHORTEST_PART for stem in stems],
        "leading": len(opens),
        "most": _MOST,
        "after": _AFTER_ALL,
    }
    with connection.cursor() as cursor:
        cursor.execute(_WORDS, given)
        rows: list[tuple[int, str, str, int]] = cursor.fetchall()
    return rows


def _take_for_others(meanings: Sequence[Meaning]) -> None:
    """Let each word that nobody wrote stand for the one that a slip of the finger would have made it of."""
    unknown = {
        number: folded(meaning.asked)
        for number, meaning in enumerate(meanings)
        if not meaning.is_known and not meaning.apart
    }
    for number, found in meant(unknown).items():
        meanings[number].meant = found.word
        meanings[number].whole |= found.lexemes
