"""What gives occasion to write to somebody: each app says which of its facts do, whom they concern, and how.

An app does this in its `manifest`, and knows nothing of letters: it tells who is to know, and how the thing stands now.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from samskab.ground.journal.facts import Fact
from samskab.ground.people.models import Person


@dataclass(frozen=True)
class Due:
    """That a person, by key, is to be told about one thing: not earlier than `begins`, and before `ends` if at all."""

    person: int
    about: UUID
    begins: datetime | None = None
    ends: datetime | None = None


@dataclass(frozen=True)
class Word:
    """One thing as it is told: what happened, what was said, where one goes on, why one is told, and who sees it.

    `href` is an address of ours without its origin; `button` says what one does there. `stop` is the address where
    one says no to hearing of such things, when that is smaller than no to all.
    """

    title: str
    happened: str
    href: str
    button: str
    why: str
    seen_by: str
    quoted: str = ""
    until: str = ""
    stop: str = ""


Whom = Callable[[Any], Iterable[Due]]
Look = Callable[[], Iterable[Due]]
Tell = Callable[[Person, Collection[UUID]], Mapping[UUID, Word]]


@dataclass(frozen=True)
class Occasion:
    """A kind of news, by its name (»app.what_happened«).

    `hears` are the facts that bring it, `whom` whom one of them concerns, and `look` whom time alone brings it to.
    `tell` puts the things that one person is to be told of into words, in the language of the moment; it leaves out
    what they need not or may not hear any more. `urgent` goes by itself, all else with what has gathered in a day.
    """

    name: str
    tell: Tell
    hears: tuple[type[Fact], ...] = ()
    whom: Whom | None = None
    look: Look | None = None
    urgent: bool = False


@dataclass
class _Registry:
    occasions: dict[str, Occasion] = field(default_factory=dict)
    listening: list[Callable[[Occasion], None]] = field(default_factory=list)


_registry = _Registry()


def add_occasion(occasion: Occasion) -> None:
    """Let a kind of news be told; apps do this in their `manifest`. A name can be taken only once."""
    if occasion.name in _registry.occasions:
        raise ValueError(f"two apps tell of »{occasion.name}«")
    _registry.occasions[occasion.name] = occasion
    for listener in _registry.listening:
        listener(occasion)


def whenever_added(listener: Callable[[Occasion], None]) -> None:
    """Have a function called with each occasion there is, and with each that comes later."""
    _registry.listening.append(listener)
    for occasion in _registry.occasions.values():
        listener(occasion)


def occasion_named(name: str) -> Occasion | None:
    """An occasion by its name; None for one that no app has any more."""
    return _registry.occasions.get(name)


def occasions() -> tuple[Occasion, ...]:
    """Every occasion, in the order in which they were registered."""
    return tuple(_registry.occasions.values())
