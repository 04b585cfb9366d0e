"""What an arena needs right now, from somebody and with so many minutes: each step says its own (M3)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.people.models import Person


@dataclass(frozen=True)
class Looker:
    """Who looks at an arena: a stranger, somebody outside, or one who takes part."""

    person: Person | None = None
    participation: Participation | None = None
    is_initiator: bool = False


@dataclass(frozen=True)
class Need:
    """Something to do, in the words of a request. `rank` is low for what comes first; `minutes` is what it takes."""

    code: str
    rank: int
    icon: str
    title: str | Promise
    why: str | Promise
    href: str
    minutes: int


def may_ask_others(looker: Looker) -> bool:
    """Whether one who looks takes part and can be reached: a guest cannot invite anybody."""
    return looker.participation is not None and looker.person is not None and not looker.person.is_guest


Provider = Callable[[Arena, Looker], Iterable[Need]]
_providers: list[Provider] = []


def needs_of_arenas(provider: Provider) -> Provider:
    """Register what an app asks for. It reads nothing but the arena's own attributes, its glimpses, and what is seen
    from the participation of the one who looks: no query.
    """
    _providers.append(provider)
    return provider


def needs(arena: Arena, looker: Looker, *, most: int = 4, skip: int = 0) -> tuple[Need, ...]:
    """What the arena needs now from the one who looks, the most needed first."""
    found = [need for provider in _providers for need in provider(arena, looker)]
    ranked = sorted(found, key=lambda need: (need.rank, need.code))
    return tuple(ranked[skip : skip + most])
