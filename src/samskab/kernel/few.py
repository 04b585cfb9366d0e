"""What may be shown of groups: nothing that tells of fewer than five people, not even by subtraction (G9)."""

from collections.abc import Hashable, Mapping, Sequence
from itertools import product
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


def parts(sizes: Mapping[Key, int], amounts: Mapping[Key, int]) -> tuple[dict[Key, int], int | None]:
    """So many of each group, and of all of them together: where neither they nor those left over are few.

    The sizes are known to all, so a number tells of the rest of its group as well. A group of which it would tell of
    one to four people is left out, whichever side they stand on. The sum is None where those left out are few together,
    and where it leaves only one number possible for one of them.
    """
    seen = {key: amounts.get(key, 0) for key in sizes if not _few(amounts.get(key, 0), sizes[key])}
    hidden = [sizes[key] for key in sizes if key not in seen]
    total = sum(amounts.get(key, 0) for key in sizes)
    left = total - sum(seen.values())
    told = not hidden or (FEWEST <= left <= sum(hidden) - FEWEST and _hide_each_other(hidden, left))
    return seen, total if told else None


def _few(number: int, of: int) -> bool:
    return 0 < number < FEWEST or 0 < of - number < FEWEST


def _hide_each_other(sizes: Sequence[int], total: int) -> bool:
    """Whether two numbers at least are possible for each hidden group, for one who knows their sum."""
    possible = [[number for number in _near_the_ends(size) if _few(number, size)] for size in sizes]
    worlds = [world for world in product(*possible) if sum(world) == total]
    return all(len(set(numbers)) > 1 for numbers in zip(*worlds, strict=True))


def _near_the_ends(size: int) -> set[int]:
    return {number for near in range(FEWEST) for number in (near, size - near) if 0 <= number <= size}
