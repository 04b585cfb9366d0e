"""Danish compounds taken apart: cykelværksted is cykel and værksted, børnehaveplads is børn, have and plads.

Nothing is guessed at: every part must be a known word, with nothing, an s or an e between them.
"""

from collections.abc import Callable, Container

Known = Callable[[str], str | None]
_SHORTEST_COMPOUND = 5
_SHORTEST_PART = 2
_DEEPEST = 3


def split(word: str, known: Known, whole: Container[str]) -> tuple[str, ...]:
    """The parts of a folded word as `known` names them, in their order; nothing when it cannot be taken apart.

    `known` gives the name of a word that may be a part, and None for others; it decides alone, so a split can always
    be explained. A word in `whole` is never taken apart. The longest last part is tried first, because that is what
    a Danish compound is a kind of; parts that are compounds themselves are taken apart too, three times at most.
    """
    return _split(word, known, whole, _DEEPEST)


def _split(word: str, known: Known, whole: Container[str], deepest: int) -> tuple[str, ...]:
    if len(word) < _SHORTEST_COMPOUND or deepest == 0 or word in whole:
        return ()
    for place in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
        last = known(word[place:])
        first = last and _first(word[:place], known, whole, deepest)
        if last and first:
            return (*first, *(_split(word[place:], known, whole, deepest - 1) or (last,)))
    return ()


def _first(beginning: str, known: Known, whole: Container[str], deepest: int) -> tuple[str, ...]:
    """The parts of a beginning, without the letter that links it to the rest: arbejds is arbejde."""
    spellings = [beginning]
    if beginning.endswith(("s", "e")):
        spellings += [beginning[:-1], f"{beginning[:-1]}e"]
    for spelling in spellings:
        parts = _split(spelling, known, whole, deepest - 1)
        if parts:
            return parts
        name = known(spelling) if len(spelling) >= _SHORTEST_PART else None
        if name:
            return (name,)
    return ()
