"""What an arena has not become one about. It is shown on all that leaves the arena (G14)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from samskab.ground.arenas.models import Arena


@dataclass(frozen=True)
class Unresolved:
    """One disagreement that stands: what it is about, and in the words of those who hold it."""

    about: str
    words: str


Provider = Callable[[Arena], Iterable[Unresolved]]
_providers: list[Provider] = []


def unresolved_in_arenas(provider: Provider) -> Provider:
    """Register disagreements that stand. A provider may ask the database once."""
    _providers.append(provider)
    return provider


def unresolved(arena: Arena) -> tuple[Unresolved, ...]:
    """Every disagreement that stands in an arena."""
    return tuple(each for provider in _providers for each in provider(arena))
