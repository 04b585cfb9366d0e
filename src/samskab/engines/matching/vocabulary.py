"""What is known of words before any is compared: stems, parts, and which are used for the same matter."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from samskab.engines.matching import wordlists
from samskab.engines.matching.compounds import split
from samskab.engines.matching.stems import stem

_SHORTEST_PART = 4
# Endings that look like words.
_ENDINGS = frozenset({"hed", "skab", "som", "lig", "red", "ring", "sker", "dom", "stem"})


@dataclass(frozen=True, slots=True)
class Spelling:
    """How the house spells: which letters are the same to it, and the pieces it cuts a word into."""

    fold: Callable[[str], str]
    pieces: Callable[[str], list[str]]


class Vocabulary:
    """The committed lists together with the words of the texts themselves.

    `words` are the words that stand in more than one text: only they may be parts of compounds besides those listed.
    """

    def __init__(self, spelling: Spelling, words: Iterable[str]) -> None:
        self._fold = fold = spelling.fold
        self._bent = {fold(form): fold(base) for form, base in wordlists.bent().items()}
        self._common = frozenset(fold(word) for word in wordlists.common())
        listed = sorted(wordlists.parts(), key=lambda word: (len(word), word))
        self._whole = frozenset(fold(word) for word in listed)
        usable = [word for word in (*words, *listed) if len(word) >= _SHORTEST_PART or fold(word) in self._whole]
        self._parts = {fold(word): self.stem(word) for word in usable if fold(word) not in self._common}
        self._stems = frozenset(self._parts.values())
        # Reversed, so that the shortest listed form of a part is the one that is shown.
        self._shown = {self.stem(word): word for word in (*words, *reversed(listed))}
        meanings: dict[str, list[int]] = {}
        for number, group in enumerate(wordlists.alike()):
            for name in dict.fromkeys(self.stem(word) for word in group):
                meanings.setdefault(name, []).append(number)
        self._meanings = {name: tuple(numbers) for name, numbers in meanings.items()}

    def is_common(self, written: str) -> bool:
        """Whether a word says nothing of the matter."""
        return self._fold(written) in self._common

    def stem(self, written: str) -> str:
        """The stem of a word however it is written: børnene, BØRN and boern are barn."""
        spelt = self._fold(written)
        # The ending goes before the folding, which would make nabør of naboer.
        return self._bent.get(spelt) or self._fold(stem(written.casefold()))

    def parts(self, written: str) -> tuple[str, ...]:
        """The stems of the words a compound is made of; nothing for a simple word."""
        found = split(self._fold(written), self._known, self._whole)
        if not found:
            return ()
        # A word that is known may be a simple one with an ending: skoven is no sko and ven.
        name = self.stem(written)
        return () if name in self._stems and not split(name, self._known, self._whole) else found

    def meanings(self, name: str) -> tuple[int, ...]:
        """The numbers of the groups of alike words that a stem stands in."""
        return self._meanings.get(name, ())

    def shown(self, part: str) -> str:
        """A part of a compound as a reader would write it."""
        return self._shown.get(part, part)

    def _known(self, word: str) -> str | None:
        if word in self._parts:
            return self._parts[word]
        name = word if word in self._stems else self._bent.get(word) or stem(word)
        return name if len(word) >= _SHORTEST_PART and name in self._stems and name not in _ENDINGS else None
