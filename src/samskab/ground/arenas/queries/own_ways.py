"""What an arena has agreed on about itself: its own guidelines that stand, and who serves its process.

Apps that know register it in their `manifest`; the pages of an arena show it beside the ground rules and the names.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from samskab.ground.arenas.models import Arena, Participation


@dataclass(frozen=True)
class OwnWays:
    """The lines that stand, where one reads how they were adopted, and the day they are looked at again."""

    lines: tuple[str, ...]
    href: str
    review_on: date


@dataclass(frozen=True)
class Serves:
    """One who serves the process until a day; where one reads how they were chosen."""

    participation: Participation
    role: str | Promise
    until: date
    href: str


@dataclass(frozen=True)
class Serving:
    """Those who serve now, and where one reads more."""

    people: tuple[Serves, ...]
    href: str


_own_ways: list[Callable[[Arena], OwnWays | None]] = []
_serving: list[Callable[[Arena], Serving]] = []


def tells_own_ways(provider: Callable[[Arena], OwnWays | None]) -> Callable[[Arena], OwnWays | None]:
    """Register who knows the guidelines of arenas. It asks the database once at most."""
    _own_ways.append(provider)
    return provider


def tells_who_serves(provider: Callable[[Arena], Serving]) -> Callable[[Arena], Serving]:
    """Register who knows whom arenas have chosen. It asks the database once at most."""
    _serving.append(provider)
    return provider


def own_ways(arena: Arena) -> OwnWays | None:
    """The guidelines that stand in an arena; None until it has agreed on any."""
    return next((told for provider in _own_ways if (told := provider(arena)) is not None), None)


def serving(arena: Arena) -> Serving | None:
    """Who serves in an arena; None where no app knows."""
    return next((provider(arena) for provider in _serving), None)
