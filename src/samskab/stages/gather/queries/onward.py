"""What people can go on to from a frame in a later step of the journey: that step registers it in its `manifest`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from samskab.ground.arenas.models import Arena


@dataclass(frozen=True)
class Onward:
    """A way on from any frame of an arena: what it is called, and its address but for the frame's reference."""

    label: str | Promise
    address: str


_ways: list[Callable[[Arena], Onward]] = []


def goes_on_from_frames(way: Callable[[Arena], Onward]) -> Callable[[Arena], Onward]:
    """Register a way on."""
    _ways.append(way)
    return way


def onward_from_frames(arena: Arena) -> list[Onward]:
    """Every way on from a frame of an arena. No query."""
    return [way(arena) for way in _ways]
