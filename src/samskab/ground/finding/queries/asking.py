"""What somebody asks for, taken apart: words, words that stand together, and words that must not be there."""

import re
import unicodedata
from dataclasses import dataclass

LONGEST = 200
MOST_TERMS = 8
_LONGEST_WORD = 40
_QUOTES = '"»«“”„'
_PIECE = re.compile(
    rf"(?P<not>(?<!\S)[-\u2212\u2013])?(?:[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]?|(?P<word>[^\W_]+))"
)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Question:
    """What somebody asks for: `words` in any place, `phrases` as they stand, and nothing `unwanted`.

    `is_open` says that the last thing written is a word that may go on: it is found by its beginning too.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    is_open: bool = False

    @property
    def asks(self) -> bool:
        """Whether there is anything to look for; what is only unwanted finds nothing."""
        return bool(self.words or self.phrases)


def line_of(written: str) -> str:
    """What was written as one line of at most `LONGEST` characters that a database can take."""
    line = "".join(letter if letter.isprintable() else " " for letter in written[: 4 * LONGEST])
    return " ".join(unicodedata.normalize("NFC", line).split())[:LONGEST].strip()


def question_of(written: str) -> Question:
    """Take a question apart. Anything can be asked: what is no letter and no digit is let go of."""
    line = line_of(written)
    words: list[str] = []
    phrases: list[str] = []
    unwanted: list[str] = []
    for piece in _PIECE.finditer(line):
        said = piece["word"] or " ".join(_WORD.findall(piece["phrase"] or ""))
        if not said:
            continue
        kept = unwanted if piece["not"] else words if piece["word"] else phrases
        kept.append(" ".join(word[:_LONGEST_WORD] for word in said.casefold().split()))
    return Question(
        tuple(dict.fromkeys(words[:MOST_TERMS])),
        tuple(dict.fromkeys(phrases[:MOST_TERMS])),
        tuple(dict.fromkeys(unwanted[:MOST_TERMS])),
        is_open=bool(words) and line[-1:].isalnum() and line.casefold().endswith(words[-1]),
    )
