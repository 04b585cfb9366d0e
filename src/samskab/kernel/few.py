"""What may be shown of groups: nothing that tells of fewer than five people, not even by subtraction (G9)."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

FEWEST = 5

Key = TypeVar("Key", bound=Hashable)


def shown(sizes: Mapping[Key, int], amounts: Mapping[Key, int]) -> dict[Key, int]:
    """The amounts that may be shown, of groups that have `sizes` people each.

    A group of fewer than `FEWEST` is left out. So that nobody can subtract their way to it from a total, those left
    out must together be at least `FEWEST` people: the smallest of the others join them until they are. A group with
    nobody and nothing in it tells of nobody, and is shown as none.
    """
    there = [key for key in {**sizes, **amounts} if sizes.get(key, 0) or amounts.get(key, 0)]
    hidden = {key for key in there if sizes.get(key, 0) < FEWEST}
    others = sorted((key for key in there if key not in hidden), key=lambda key: sizes.get(key, 0))
    while hidden and others and sum(sizes.get(key, 0) for key in hidden) < FEWEST:
        hidden.add(others.pop(0))
    return {key: amounts.get(key, 0) for key in {**sizes, **amounts} if key not in hidden}
