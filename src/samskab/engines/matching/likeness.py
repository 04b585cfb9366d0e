"""How alike two words are, and why."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from samskab.engines.matching.lexicon import Lexicon, Word
from samskab.engines.matching.reasons import Reason

# How much of a word's weight is answered by: a part it shares, a word for the same matter, such a word in a part.
_PART, _MEANING, _PART_MEANING = 0.55, 0.8, 0.4
# Two words are one with a slip of the finger in it when they share so much of their pieces (Dice's coefficient).
_SLIP, _LEAST_ALIKE = 0.95, 0.6


@dataclass(frozen=True, slots=True)
class Likeness:
    """That a word answers the asked word number `of`: how much of its weight, and why.

    Likenesses through different `part`s of a compound add up; others do not.
    """

    of: int
    weight: float
    reason: Reason
    part: str = ""


class Index:
    """The words that are asked for, laid out so that another word finds those it is like in a few look-ups."""

    def __init__(self, words: Sequence[Word], lexicon: Lexicon) -> None:
        self._words = words
        self._rarity = lexicon.rarity
        self._stems: defaultdict[str, list[int]] = defaultdict(list)
        self._parts: defaultdict[str, list[int]] = defaultdict(list)
        self._meanings: defaultdict[int, list[int]] = defaultdict(list)
        self._part_meanings: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
        self._pieces: defaultdict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(words):
            self._stems[word.stem].append(number)
            for part in dict.fromkeys(word.parts):
                self._parts[part].append(number)
            for meaning in word.meanings:
                self._meanings[meaning].append(number)
            for meaning, part in word.part_meanings:
                self._part_meanings[meaning].append((number, part))
            for piece in word.pieces:
                self._pieces[piece].append(number)
        self._handles = frozenset[str | int]().union(*(word.handles for word in words))
        self._found: dict[str, tuple[Likeness, ...]] = {}

    def like(self, word: Word) -> tuple[Likeness, ...]:
        """What a word answers of those asked for, for each of them and each part the best reason."""
        found = self._found.get(word.written)
        if found is None:
            found = self._found[word.written] = self._look(word)
        return found

    def _look(self, word: Word) -> tuple[Likeness, ...]:
        # Most words are like none, and are let go here.
        related = not self._handles.isdisjoint(word.handles)
        known = [*self._same(word), *self._with_parts(word)] if related else []
        slips = [] if self._too_few(word) else self._slips(word, {likeness.of for likeness in known})
        best: dict[tuple[int, str], Likeness] = {}
        for likeness in (*known, *slips, *(self._alike(word) if related else ())):
            rival = best.get((likeness.of, likeness.part))
            if rival is None or rival.weight < likeness.weight:
                best[likeness.of, likeness.part] = likeness
        return tuple(best.values())

    def _too_few(self, word: Word) -> bool:
        """Whether a word has too few of the pieces that are asked for to be any of the words with a slip in it."""
        common = len(self._pieces.keys() & word.pieces)
        return common * (2 - _LEAST_ALIKE) < _LEAST_ALIKE * len(word.pieces)

    def _same(self, word: Word) -> list[Likeness]:
        return [self._likeness(of, 1.0, Reason.SAME_WORDS) for of in self._stems.get(word.stem, ())]

    def _alike(self, word: Word) -> list[Likeness]:
        """Words for the same matter, in whole and in part."""
        whole = [
            self._likeness(of, _MEANING * word.weight, Reason.ALIKE_MEANING)
            for meaning in word.meanings
            for of in self._meanings.get(meaning, ())
        ]
        asked_parts = [
            self._likeness(of, _PART_MEANING * min(word.weight, self._rarity(part)), Reason.ALIKE_MEANING, part)
            for meaning in word.meanings
            for of, part in self._part_meanings.get(meaning, ())
        ]
        own_parts = [
            self._likeness(of, _PART_MEANING * self._rarity(part), Reason.ALIKE_MEANING, part)
            for meaning, part in word.part_meanings
            for of in self._meanings.get(meaning, ())
        ]
        return [*whole, *asked_parts, *own_parts]

    def _with_parts(self, word: Word) -> list[Likeness]:
        """Compounds that share a part, and words that are a part of the other."""
        asked = [(of, part) for part in (word.stem, *word.parts) for of in self._parts.get(part, ())]
        own = [(of, part) for part in word.parts for of in self._stems.get(part, ())]
        return [
            self._likeness(of, _PART * self._rarity(part), Reason.SAME_COMPOUND_PART, part)
            for of, part in (*asked, *own)
        ]

    def _slips(self, word: Word, known: set[int]) -> list[Likeness]:
        """Words that are nearly spelt alike, and not because they are made of the same."""
        shared = Counter(of for piece in word.pieces for of in self._pieces.get(piece, ()))
        found = []
        for of, pieces in shared.items():
            alike = 2 * pieces / (len(word.pieces) + len(self._words[of].pieces))
            if alike >= _LEAST_ALIKE and of not in known:
                found.append(self._likeness(of, _SLIP * alike * word.weight, Reason.ALIKE_SPELLING))
        return found

    def _likeness(self, of: int, weight: float, reason: Reason, part: str = "") -> Likeness:
        return Likeness(of, min(weight, self._words[of].weight), reason, part)
