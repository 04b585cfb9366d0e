"""Whether groups are heard as much as there are people in them."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from samskab.engines.measures.hiding import LEAST, suppress
from samskab.engines.measures.shares import shares

Group = TypeVar("Group", bound=Hashable)


class Balance(StrEnum):
    """How a group's part of what is said compares to its part of the people."""

    MORE = "more"
    LESS = "less"
    BALANCED = "balanced"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
class Compared(Generic[Group]):
    """One group's two parts, each from 0 to 1. Both are None where they are not told."""

    group: Group
    balance: Balance
    of_people: float | None = None
    of_voices: float | None = None


def imbalance(
    people: Mapping[Group, int],
    voices: Mapping[Group, float],
    *,
    more: float = 1.5,
    less: float = 0.67,
    least: int = LEAST,
) -> tuple[Compared[Group], ...]:
    """Compare each group's part of the voices with its part of the people, in the order of `people`.

    `voices` are contributions or minutes; a group that is not in it has said nothing. A group is MORE when its part of
    the voices is at least `more` times its part of the people, LESS when it is at most `less` times, else BALANCED.
    TOO_FEW says that nothing is told: the group is small, or would give a small one away (see `suppress`), or fewer
    than `least` voices have been heard in all.

    It counts groups, never persons, and knows no ranks: the order of the answer is that of the question.
    Raises ValueError when a group without people has a voice, for counts below zero, and unless less ≤ 1 ≤ more.
    """
    if not 0 <= less <= 1 <= more:
        raise ValueError(f"{less} to {more} is no balance")
    if any(voice and not people.get(group) for group, voice in voices.items()):
        raise ValueError("a group without people has a voice")
    hidden = suppress(people, least).hidden
    of_people = shares(people)
    of_voices = shares({group: voices.get(group, 0) for group in people})
    heard = sum(voices.values()) >= least

    def compared(group: Group) -> Compared[Group]:
        theirs, said = of_people[group], of_voices[group]
        if group in hidden or not theirs or not heard:
            return Compared(group, Balance.TOO_FEW)
        balance = Balance.BALANCED
        if said > theirs and said >= more * theirs:
            balance = Balance.MORE
        elif said < theirs and said <= less * theirs:
            balance = Balance.LESS
        return Compared(group, balance, theirs, said)

    return tuple(compared(group) for group in people)
