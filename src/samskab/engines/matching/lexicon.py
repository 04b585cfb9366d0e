"""The words of a body of texts, each with what it can be recognised by and how much it tells."""

import math
from collections import Counter
from dataclasses import dataclass

from samskab.engines.matching.frequencies import DocumentFrequencies, words_of
from samskab.engines.matching.texts import Text
from samskab.engines.matching.vocabulary import Spelling, Vocabulary

# What a word of the title counts, and one of the body.
_TITLE, _BODY = 1.0, 0.4
# A text is known by its first so many different words, and no more are looked at.
_MOST_WORDS = 80
_PIECE = 3
_LONGEST_WORD = 40
_REMEMBERED_WORDS, _REMEMBERED_TEXTS = 20_000, 5_000


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it is compared. `weight` is its rarity; 0 for a word that says nothing of the matter.

    `meanings` are groups of alike words, those of the word itself; `part_meanings` those of its parts. `handles` are
    all of stem, parts and meanings: two words without a common handle can only be alike in their spelling.
    """

    written: str
    stem: str
    weight: float = 0.0
    parts: tuple[str, ...] = ()
    meanings: tuple[int, ...] = ()
    part_meanings: tuple[tuple[int, str], ...] = ()
    pieces: tuple[str, ...] = ()
    handles: frozenset[str | int] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as its different telling words, each with its emphasis: how much its place in the text counts.

    `weight` is everything it tells: the words' weights by their emphasis.
    """

    words: tuple[tuple[Word, float], ...]
    weight: float


class Lexicon:
    """What can be known of every word. It is costly to make and cheap to ask, so it is made once and kept.

    It remembers what it has looked up, within bounds; asking it twice gives the same. Making one takes some 50
    microseconds for each different word of the texts.
    """

    def __init__(self, frequencies: DocumentFrequencies, spelling: Spelling) -> None:
        self._texts = max(0, frequencies.texts)
        self._pieces = spelling.pieces
        self.vocabulary = Vocabulary(spelling, sorted(word for word, texts in frequencies.words.items() if texts > 1))
        self._counted: Counter[str] = Counter()
        for word, texts in frequencies.words.items():
            for name in {self.vocabulary.stem(word), *self.vocabulary.parts(word)}:
                self._counted[name] += texts
        self._words: dict[str, Word] = {}
        self._readings: dict[tuple[str, str], Reading] = {}

    def recall(self, text: Text) -> Reading:
        """Read a text that will be met again, and remember it."""
        key = (text.title, text.body)
        if key not in self._readings:
            if len(self._readings) >= _REMEMBERED_TEXTS:
                self._readings.clear()
            self._readings[key] = self.read(text)
        return self._readings[key]

    def read(self, text: Text) -> Reading:
        """The words of a text; of several with one stem the first, which is also the most prominent.

        The text is not remembered: somebody may be in the middle of writing it.
        """
        found: dict[str, tuple[Word, float]] = {}
        for emphasis, words in ((_TITLE, words_of(text.title)), (_BODY, words_of(text.body))):
            for written in words:
                if len(found) == _MOST_WORDS:
                    break
                word = self.word(written)
                if word.weight:
                    found.setdefault(word.stem, (word, emphasis))
        return Reading(tuple(found.values()), sum(word.weight * emphasis for word, emphasis in found.values()))

    def word(self, written: str) -> Word:
        """What is known of a word, however it is written."""
        if written not in self._words:
            if len(self._words) >= _REMEMBERED_WORDS:
                self._words.clear()
            self._words[written] = self._look_up(written[:_LONGEST_WORD])
        return self._words[written]

    def holding(self, word: Word) -> int:
        """How many of the texts hold a word, in whatever form."""
        return min(self._counted[word.stem], self._texts)

    def rarity(self, name: str) -> float:
        """How much a stem or a part tells: 1 when no text holds it, near 0 when all do.

        The logarithm of inverse document frequency (Spärck Jones 1972), smoothed, as a share of its largest value.
        """
        texts = min(self._counted[name], self._texts)
        return math.log((self._texts + 2) / (texts + 1)) / math.log(self._texts + 2)

    def _look_up(self, written: str) -> Word:
        name = self.vocabulary.stem(written)
        if not name or self.vocabulary.is_common(written):
            return Word(written, name)
        parts = self.vocabulary.parts(written)
        meanings = self.vocabulary.meanings(name)
        part_meanings = tuple((meaning, part) for part in parts for meaning in self.vocabulary.meanings(part))
        return Word(
            written,
            name,
            self.rarity(name),
            parts,
            meanings,
            part_meanings,
            tuple(piece for piece in self._pieces(name) if len(piece) == _PIECE),
            frozenset({name, *parts, *meanings, *(meaning for meaning, _ in part_meanings)}),
        )
