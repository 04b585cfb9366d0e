"""A chain of hashes over JSON objects: what was written stays as it was, or anybody can tell.

A link is a JSON object with three keys of the chain's own. `sequence` counts from 1, `previous` is the
`hash` of the link before (`START` for the first), and `hash` is the SHA-256 of the canonical JSON
(RFC 8785) of all the rest, in lower-case hexadecimal. A chain in a file has one link a line, each line
in canonical form.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from samskab.kernel.canonical import Json, canonical

Link = Mapping[str, Json]
START = "0" * 64


class Why(StrEnum):
    """What is wrong with the first link that does not hold."""

    FORM = "form"
    SEQUENCE = "sequence"
    PREVIOUS = "previous"
    HASH = "hash"
    HEAD = "head"


SENTENCES = {
    Why.FORM: "it is not written in the canonical form",
    Why.SEQUENCE: "its number is not the next one",
    Why.PREVIOUS: "it does not follow from the line before",
    Why.HASH: "its content does not give its hash",
    Why.HEAD: "the chain does not end where it is said to end",
}


@dataclass(frozen=True)
class Break:
    """The first line that does not hold; `line` counts from 1."""

    line: int
    why: Why

    def __str__(self) -> str:
        return f"line {self.line}: {SENTENCES[self.why]}"


@dataclass(frozen=True)
class Verdict:
    """How far a chain holds: `length` links, the last with the hash `head`, and what broke it, if anything did."""

    length: int = 0
    head: str = START
    broken: Break | None = None

    @property
    def sound(self) -> bool:
        return self.broken is None

    def __bool__(self) -> bool:
        return self.sound

    def ends_at(self, length: int, head: str) -> "Verdict":
        """The same verdict, held against where the chain is said to end."""
        if self.broken or (self.length, self.head) == (length, head):
            return self
        return Verdict(self.length, self.head, Break(min(self.length, length) + 1, Why.HEAD))


def digest(link: Link) -> str:
    """The hash that `link` should carry; a `hash` it already has is left out of the counting."""
    return hashlib.sha256(canonical({key: value for key, value in link.items() if key != "hash"})).hexdigest()


def seal(content: Link, after: Verdict | None = None) -> dict[str, Json]:
    """`content` as the link that follows `after`."""
    last = after or Verdict()
    link = {**content, "sequence": last.length + 1, "previous": last.head}
    return {**link, "hash": digest(link)}


def verify(links: Iterable[Link], after: Verdict | None = None) -> Verdict:
    """Whether each link follows from the one before, reading no further than the first that does not.

    One link is held in memory at a time. `after` is the verdict of an earlier check to go on from.
    """
    last = after or Verdict()
    for link in links:
        why = _fault(link, last)
        line = last.length + 1
        if why:
            return Verdict(last.length, last.head, Break(line, why))
        last = Verdict(line, str(link["hash"]))
    return last


def verify_lines(lines: Iterable[bytes], after: Verdict | None = None) -> Verdict:
    """As `verify`, for the lines of a file, which must be byte for byte as they were written."""
    return verify(_parsed(lines), after)


def written(link: Link) -> bytes:
    """`link` as a line of a file."""
    return canonical(link) + b"\n"


def _fault(link: Link, last: Verdict) -> Why | None:
    if not link:
        return Why.FORM
    if link.get("sequence") != last.length + 1:
        return Why.SEQUENCE
    if link.get("previous") != last.head:
        return Why.PREVIOUS
    return None if link.get("hash") == digest(link) else Why.HASH


def _parsed(lines: Iterable[bytes]) -> Iterator[Link]:
    """Each line as a link; one that is not exactly as `written` writes it becomes an empty link."""
    for line in lines:
        try:
            link = json.loads(line)
            yield link if isinstance(link, dict) and written(link) == line else {}
        except (ValueError, RecursionError):
            yield {}
