"""Why two texts look alike, in closed words and with what was found, so that a page can say it."""

from dataclasses import dataclass
from enum import StrEnum


class Reason(StrEnum):
    """What made one text look like the other, in the order in which it is told."""

    SAME_WORDS = "same_words"
    ALIKE_SPELLING = "alike_spelling"
    SAME_COMPOUND_PART = "same_compound_part"
    ALIKE_MEANING = "alike_meaning"
    JUDGED_ALIKE = "judged_alike"
    SAME_THEME = "same_theme"
    SAME_PLACE = "same_place"
    NEAR = "near"
    EVERYWHERE = "everywhere"


@dataclass(frozen=True, slots=True)
class Because:
    """One reason with its evidence.

    `words` are the candidate's own, as they are written there, at most three, those that tell most first. For a
    compound they are the shared parts (»cykel«), for themes and places the codes. `kilometres` goes with nearness.
    """

    reason: Reason
    words: tuple[str, ...] = ()
    kilometres: float | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate that looks alike: how much, from 0 (nothing) to 1 (the same), and why."""

    key: str
    score: float
    because: tuple[Because, ...]
