"""E-mail addresses in what somebody pasted from a spreadsheet, a mail or a list of their own.

Any separator will do, and names may stand around the addresses. Each line says what came of it, so that nothing is
lost without a word.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from samskab.kernel.refusal import Refusal
from samskab.kernel.text.clean import clean_address

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_BETWEEN = re.compile(r"[\s,;|<>()\[\]{}\"\u00ab\u00bb\u201c\u201d\u200b\ufeff]+")
_AROUND = "'`´’.:*"


@dataclass(frozen=True)
class Line:
    """One line that holds something: its number, what was written, and the addresses that were understood."""

    number: int
    text: str
    addresses: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()

    @property
    def understood(self) -> bool:
        """Whether every address in the line was understood, and there is one."""
        return bool(self.addresses) and not self.broken


def read_lines(text: str) -> list[Line]:
    """The lines that are not empty, each with the addresses in it, tidy and in the one form we keep."""
    lines = enumerate(_BREAK.split(text), start=1)
    return [_read(number, held) for number, line in lines if (held := line.strip()).strip("\ufeff ")]


def addresses_in(lines: list[Line]) -> tuple[str, ...]:
    """Every address that was understood, once each, in the order they stand."""
    return tuple(dict.fromkeys(address for line in lines for address in line.addresses))


def _read(number: int, text: str) -> Line:
    found, broken = [], []
    for word in _words(text):
        try:
            found.append(clean_address(word, field=""))
        except Refusal:
            broken.append(word)
    return Line(number=number, text=text, addresses=tuple(dict.fromkeys(found)), broken=tuple(broken))


def _words(text: str) -> Iterator[str]:
    """The words that want to be an address."""
    for word in _BETWEEN.split(text):
        if "@" in word:
            yield word.strip(_AROUND).removeprefix("mailto:").removeprefix("MAILTO:")
