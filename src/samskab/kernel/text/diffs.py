"""What was changed from one text to the next, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

MOST = 400_000  # words before times words after, in one change; a larger one is told as a whole
_PARAGRAPHS = re.compile(r"[^\n]*\n+|[^\n]+")
_WORDS = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")


class Change(StrEnum):
    """What became of a piece of text."""

    KEPT = "kept"
    ADDED = "added"
    TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that was kept, added or taken away."""

    change: Change
    text: str


def diff(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of both texts in reading order, what was taken away before what came in its place.

    The kept and the taken pieces together are exactly `before`, the kept and the added exactly `after`. Paragraphs are
    held against each other first, and the words of those that differ then, so that a long text takes no long time. A
    change is told in whole words.
    """
    old, new = _PARAGRAPHS.findall(before), _PARAGRAPHS.findall(after)
    pieces: list[Piece] = []
    for same, taken, added in _runs(old, new):
        if same:
            pieces.append(Piece(Change.KEPT, "".join(taken)))
        elif len(taken) == len(added):
            for one, other in zip(taken, added, strict=True):
                pieces += _by_word(one, other)
        else:
            pieces += _by_word("".join(taken), "".join(added))
    return tuple(_joined(pieces))


def is_changed(pieces: tuple[Piece, ...]) -> bool:
    """Whether anything was."""
    return any(piece.change != Change.KEPT for piece in pieces)


def _runs(old: list[str], new: list[str]) -> Iterator[tuple[bool, list[str], list[str]]]:
    for tag, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield tag == "equal", old[start:end], new[new_start:new_end]


def _by_word(before: str, after: str) -> list[Piece]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) * len(new) > MOST:
        return _change(before, after)
    pieces: list[Piece] = []
    for same, taken, added in _runs(old, new):
        pieces += [Piece(Change.KEPT, "".join(taken))] if same else _change("".join(taken), "".join(added))
    return pieces


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    """The same pieces, with everything taken and everything added between two kept ones told once each."""
    kept = taken = added = ""
    for piece in pieces:
        if piece.change == Change.KEPT:
            if taken or added:
                yield from _change(taken, added)
                taken = added = ""
            kept += piece.text
            continue
        if kept:
            yield Piece(Change.KEPT, kept)
            kept = ""
        taken += piece.text if piece.change == Change.TAKEN else ""
        added += piece.text if piece.change == Change.ADDED else ""
    if kept:
        yield Piece(Change.KEPT, kept)
    yield from _change(taken, added)


def _change(taken: str, added: str) -> list[Piece]:
    return [Piece(change, text) for change, text in ((Change.TAKEN, taken), (Change.ADDED, added)) if text]
