"""What apps tell of an arena before one steps in: lines with an address where more is said."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto

from django.utils.functional import Promise

from samskab.ground.arenas.models import Arena


class About(Enum):
    """What a line is about: what nobody can promise (M136), or what is drafted beside the ground rules (M40, M161)."""

    UNCERTAIN = auto()
    DRAFTED = auto()


@dataclass(frozen=True)
class Line:
    """One line in plain words, and where more is said about it."""

    text: str | Promise
    href: str = ""


Provider = Callable[[Arena], Iterable[Line]]
_providers: list[tuple[About, Provider]] = []


def tells_first(about: About) -> Callable[[Provider], Provider]:
    """Register what an app tells about something. A provider asks the database once at most."""

    def register(provider: Provider) -> Provider:
        _providers.append((about, provider))
        return provider

    return register


def told_first(arena: Arena, about: About) -> tuple[Line, ...]:
    """What is told of an arena, in the order that apps told it."""
    return tuple(line for told, provider in _providers if told is about for line in provider(arena))
