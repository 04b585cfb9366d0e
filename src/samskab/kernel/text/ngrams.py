"""Character n-grams: how a search finds words in spite of typing errors and Danish compounds.

Three to five characters, each word fenced by spaces: on Danish titles these found reworded
duplicates better than stems did, and they need no extension of the database.
"""

import re
import unicodedata

SIZES = (3, 4, 5)
_WORD = re.compile(r"\w+")
_LONGEST = 2_000


def folded(text: str) -> str:
    """Lower case, with the spellings that Danes mix made one: aa is å, ae is æ, oe is ø; accents go."""
    lowered = unicodedata.normalize("NFC", text[:_LONGEST]).casefold()
    for pair, letter in (("aa", "å"), ("ae", "æ"), ("oe", "ø"), ("ä", "æ"), ("ö", "ø")):
        lowered = lowered.replace(pair, letter)
    return "".join(letter if letter in "æøå" else unicodedata.normalize("NFD", letter)[0] for letter in lowered)


def ngrams(text: str) -> list[str]:
    """The distinct n-grams of a text, sorted; empty for a text without letters or digits."""
    found: set[str] = set()
    for word in _WORD.findall(folded(text)):
        fenced = f" {word} "
        found.update(fenced[start : start + size] for size in SIZES for start in range(len(fenced) - size + 1))
    return sorted(found)
