"""Parts of a whole."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

from samskab.engines.measures.hiding import LEAST, suppress

Group = TypeVar("Group", bound=Hashable)


def shares(counts: Mapping[Group, float]) -> dict[Group, float]:
    """Each group's part of the whole, from 0 to 1, in the order given; all 0 when there is nothing.

    Nothing is hidden here: hand it only what `suppress` shows. Raises ValueError for a count below zero.
    """
    if any(not count >= 0 for count in counts.values()):
        raise ValueError("no group has less than nothing")
    total = sum(counts.values())
    return {group: count / total if total else 0.0 for group, count in counts.items()}


def newcomer_share(newcomers: int, people: int, least: int = LEAST) -> float | None:
    """How many of the people are new, from 0 to 1.

    None when there is nobody, and when either the newcomers or the others are so few that they could be known.
    Raises ValueError when there are more newcomers than people.
    """
    told = suppress({"new": newcomers, "known": people - newcomers}, least)
    return None if told.hidden or not people else newcomers / people
