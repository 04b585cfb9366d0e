"""What nobody can promise in an arena, told before one steps in (M136): each step that knows of any says its own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from samskab.ground.arenas.models import Arena


@dataclass(frozen=True)
class Uncertainty:
    """One thing that is open, in plain words; with `href` to where more is said about it."""

    text: str | Promise
    href: str = ""


Provider = Callable[[Arena], Iterable[Uncertainty]]
_providers: list[Provider] = []


def uncertainties_of_arenas(provider: Provider) -> Provider:
    """Register what an app knows to be uncertain. A provider asks the database once at most."""
    _providers.append(provider)
    return provider


def uncertainties(arena: Arena) -> tuple[Uncertainty, ...]:
    """What is uncertain in an arena, in the order that apps told it."""
    return tuple(each for provider in _providers for each in provider(arena))
