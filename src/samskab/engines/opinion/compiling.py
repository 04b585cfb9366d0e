"""Loops over answers are compiled by numba when first called, so that whoever imports an engine waits for nothing.

What was compiled is kept beside the code, or where `NUMBA_CACHE_DIR` says, and the next process reads it from there.
Where nothing can be written, each process compiles for itself. The loops let other threads go on meanwhile.
"""

import functools
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from itertools import pairwise
from typing import Generic, ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Given = TypeVar("Given")


class Compiled(Generic[Asked, Given]):
    """A function that becomes machine code when it is first needed. One of these cannot call another."""

    def __init__(self, function: Callable[Asked, Given]) -> None:
        functools.update_wrapper(self, function)
        self.plain = function
        self._ready: Callable[Asked, Given] | None = None

    def __call__(self, *args: Asked.args, **kwargs: Asked.kwargs) -> Given:
        if self._ready is None:
            self._ready = _compile(self.plain)
        return self._ready(*args, **kwargs)


def compiled(function: Callable[Asked, Given]) -> Compiled[Asked, Given]:
    """Compile a function as it is first called; loading numba takes half a second, and most processes never need it."""
    return Compiled(function)


def _compile(function: Callable[Asked, Given]) -> Callable[Asked, Given]:
    njit: Callable[..., Callable[[Callable[Asked, Given]], Callable[Asked, Given]]] = import_module("numba").njit
    try:
        return njit(cache=True, nogil=True)(function)
    except RuntimeError:  # there is no place that can be written
        return njit(nogil=True)(function)


def side_by_side(works: Sequence[Callable[[], Given]]) -> list[Given]:
    """Do several things at once, as far as there are processors, and answer in the order they were asked.

    How the work is divided never depends on the machine, so neither does the last decimal of what comes out.
    """
    if len(works) == 1 or _processors() == 1:
        return [work() for work in works]
    with ThreadPoolExecutor(max_workers=min(len(works), _processors())) as pool:
        return [each.result() for each in [pool.submit(work) for work in works]]


def _processors() -> int:
    return len(os.sched_getaffinity(0))


def portions(people: int, *, most: int, least: int) -> list[tuple[int, int]]:
    """Divide people in at most `most` portions of at least `least`, each as its first and the one after its last."""
    number = max(1, min(most, people // least))
    edges = [people * part // number for part in range(number + 1)]
    return list(pairwise(edges))
