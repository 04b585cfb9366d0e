"""What an arena drafts of its own beside the ground rules, told before one steps in (M40, M161)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from samskab.ground.arenas.models import Arena


@dataclass(frozen=True)
class Drafted:
    """One line of a draft, and where one can say it in other words."""

    text: str
    href: str = ""


Provider = Callable[[Arena], Iterable[Drafted]]
_providers: list[Provider] = []


def drafts_of_arenas(provider: Provider) -> Provider:
    """Register what an app lets arenas draft. A provider asks the database once at most."""
    _providers.append(provider)
    return provider


def drafts(arena: Arena) -> tuple[Drafted, ...]:
    """What an arena has drafted, in the order that apps told it."""
    return tuple(each for provider in _providers for each in provider(arena))
