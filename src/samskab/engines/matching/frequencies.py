"""How rare words are: in how many of the texts each of them stands."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")
_SOFT_HYPHEN = "\u00ad"
LONGEST = 4_000


def words_of(text: str) -> list[str]:
    """The words of a text in their order, as they are written; of a very long text the first 4,000 characters."""
    return _WORD.findall(unicodedata.normalize("NFC", text[:LONGEST]).replace(_SOFT_HYPHEN, ""))


@dataclass(frozen=True, slots=True)
class DocumentFrequencies:
    """Of `texts` texts, how many hold each word; words in lower case, otherwise as they are written."""

    texts: int
    words: Mapping[str, int]

    @classmethod
    def of(cls, texts: Iterable[str]) -> "DocumentFrequencies":
        """Count the words of some texts, each word once a text."""
        counted: Counter[str] = Counter()
        number = 0
        for text in texts:
            number += 1
            counted.update({word.casefold() for word in words_of(text)})
        return cls(number, dict(counted))
