"""Slips of the finger: how a word is found again when a letter is missing, too many, wrong or in the wrong place.

Two words with one slip between them share what is left when one letter is taken out of each, or of one of them. Of
longer words, which may have two slips, some piece of four letters is left standing about where it was.
"""

SHORTEST, LONG = 4, 8
_PIECE = 4


def slip_keys(word: str) -> list[str]:
    """What a word is found again by, sorted; none for a word so short that any other is a slip away."""
    return sorted({*with_one_less(word), *pieces_placed(word)}) if len(word) >= SHORTEST else []


def with_one_less(word: str) -> list[str]:
    """The word, and what is left when one of its letters is taken out; none for a short word."""
    if len(word) < SHORTEST:
        return []
    return sorted({word, *(word[:place] + word[place + 1 :] for place in range(len(word)))})


def pieces_placed(word: str, moved: int = 0) -> list[str]:
    """The pieces of a long word with their places, and with those up to `moved` beside; none for a word that is not."""
    if len(word) < LONG:
        return []
    starts = range(len(word) - _PIECE + 1)
    return sorted({f"{at + by}:{word[at : at + _PIECE]}" for at in starts for by in range(-moved, moved + 1)})


def slips_between(one: str, other: str) -> int:
    """The letters that must be put in, taken out, changed or swapped with the next to get from one to the other.

    The optimal string alignment distance; letters and not bytes.
    """
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        here = [row]
        for column, beside in enumerate(other, start=1):
            best = min(last[column] + 1, here[-1] + 1, last[column - 1] + (letter != beside))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == beside:
                best = min(best, before[column - 2] + 1)
            here.append(best)
        before, last = last, here
    return last[-1]


def may_slip(word: str) -> int:
    """How many slips there may be in a word of this length before it is another word."""
    if len(word) < SHORTEST:
        return 0
    return 2 if len(word) >= LONG else 1
