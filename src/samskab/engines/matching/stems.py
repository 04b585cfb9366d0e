"""Danish words without their endings: cykelstierne, cykelstien and cykelsti become one.

A short stemmer of our own for words in lower case. It takes endings of inflection off, the longest first, and writes
words like cykel/cykler alike. What bends inside itself (børn, bøger) is not for it, but for a list.
"""

_INFLECTION = """
    e en ene enes ens er ere eren erens erer erne ernes ers es et ets s t est este ede edes ende erede eret
    ing inge ingen ingene inger ingerne ings ning ninge ningen ningene ninger ningerne nings
    ering eringen eringer eringerne hed heden heder hederne heds
"""
_ENDINGS = sorted(_INFLECTION.split(), key=lambda ending: (-len(ending), ending))
# A word is asked about those only that end in its own last letter, for millions of words are when a vocabulary is made.
_BY_LETTER = {last: [ending for ending in _ENDINGS if ending[-1] == last] for last in {end[-1] for end in _ENDINGS}}
_VOWELS = frozenset("aeiouyæøå")
_SHORTEST = 3


def stem(word: str) -> str:
    """The stem of a word; a word that is too short to lose anything is its own stem."""
    rest = _without_ending(word, leaving=_SHORTEST)
    # Some words end like an ending themselves: køkken, køkkenet.
    return _settled(_without_ending(rest, leaving=_SHORTEST + 1))


def _without_ending(word: str, leaving: int) -> str:
    for ending in _BY_LETTER.get(word[-1:], ()):
        rest = word.removesuffix(ending)
        if leaving <= len(rest) < len(word) and not _VOWELS.isdisjoint(rest) and _may_lose(rest, ending):
            return rest
    return word


def _may_lose(rest: str, ending: str) -> bool:
    """Whether an ending is one after these letters: trygt yes, kort no; svømning yes, træ-ning no; hjemlo-es no."""
    if ending == "es":
        return rest[-1] not in "ao"
    if ending == "t":
        return rest.endswith(("g", "bal", "tal", "nal"))
    if ending == "s":
        return rest[-1] not in "isu"
    return not ending.startswith("n") or rest[-1] not in _VOWELS


def _settled(rest: str) -> str:
    """The stem with no double consonant last, and without the weak e of cykel and gammel."""
    if len(rest) > 4 and rest.endswith("s") and rest[-2] not in "isu":
        rest = rest[:-1]
    if len(rest) > 4 and rest.endswith("el") and rest[-3] not in _VOWELS:
        rest = _single(rest[:-2]) + "l"
    return _single(rest)


def _single(rest: str) -> str:
    return rest[:-1] if len(rest) > 2 and rest[-1] == rest[-2] and rest[-1] not in _VOWELS else rest
