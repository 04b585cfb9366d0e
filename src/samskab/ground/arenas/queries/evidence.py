"""Whether an arena may carry the word samskabelse: computed from what was done, never given (G7, M68, M99, M147)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise

from samskab.ground.arenas.models import Arena
from samskab.ground.journal.facts import Fact

MAKERS = "makers"


class Holds(StrEnum):
    """How one condition stands."""

    YES = "yes"
    NOT_YET = "not_yet"
    NO = "no"


@dataclass(frozen=True)
class Evidence:
    """One condition: its title, how it stands, and why, in a sentence that points at what is seen."""

    code: str
    title: str | Promise
    holds: Holds
    why: str | Promise


@dataclass(frozen=True)
class Label:
    """The answer and what it rests on: yes only when every condition is."""

    evidence: tuple[Evidence, ...]

    @property
    def holds(self) -> Holds:
        states = {each.holds for each in self.evidence}
        if Holds.NO in states:
            return Holds.NO
        return Holds.YES if states == {Holds.YES} else Holds.NOT_YET

    @property
    def is_hearing(self) -> bool:
        """Whether it is no because only the public side makes anything: then it has another name (M99)."""
        return any(each.code == MAKERS and each.holds == Holds.NO for each in self.evidence)

    @property
    def missing(self) -> tuple[Evidence, ...]:
        """What keeps it from being yes."""
        return tuple(each for each in self.evidence if each.holds != Holds.YES)


Provider = Callable[[Arena], Iterable[Evidence]]
_providers: list[Provider] = []
_making: set[str] = set()


def counts_as_making(*facts: type[Fact]) -> None:
    """Register acts of writing together, deciding or committing. To comment, or to answer, is not among them (M99)."""
    _making.update(fact.kind for fact in facts)


def kinds_of_making() -> list[str]:
    """The kinds of every act that makes something."""
    return sorted(_making)


def evidence_of_arenas(provider: Provider) -> Provider:
    """Register conditions of the label. A provider reads the arena's own attributes and its glimpses: no query."""
    _providers.append(provider)
    return provider


def label_of(arena: Arena) -> Label:
    """The label of an arena that was read with its glimpses."""
    return Label(tuple(each for provider in _providers for each in provider(arena)))
