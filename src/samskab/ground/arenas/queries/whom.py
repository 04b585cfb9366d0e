"""Somebody in an arena whom one may ask or name: one who takes part, or an organisation that is spoken for there."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from django.db.models import QuerySet
from django.db.models.functions import Length

from samskab.ground.arenas.models import Participation
from samskab.ground.arenas.queries.named import named
from samskab.ground.people.models import Organisation
from samskab.kernel.choosing import FEW, MOST, Option
from samskab.kernel.text.ngrams import folded
from samskab.kernel.text.sorting import sort_key

Somebody: TypeAlias = Participation | Organisation


@dataclass(frozen=True)
class Whom:
    """Those who may be asked, as a form chooses among them. Two queries at the most each time."""

    here: QuerySet[Participation]
    organisations: Collection[Organisation] = ()

    def few(self) -> Mapping[str, Option[Somebody]] | None:
        """All of them, organisations first, each in Danish order; None when there are too many to look through."""
        room = FEW - len(self.organisations)
        if room < 0 or self.here[room : room + 1].exists():
            return None
        return _options(self.organisations, self.here)

    def called(self, words: str) -> Mapping[str, Option[Somebody]]:
        """Those who are called exactly so, or else those whose name has these words or part of a word."""
        asked = folded(words)
        organisations: list[Somebody] = [one for one in self.organisations if asked in folded(one.name)]
        # The shortest name is nearest to what was written, so one who is called just that is among the first.
        people: list[Somebody] = list(named(self.here, words).order_by(Length("folded_name"), "pk")[: MOST + 1])
        exactly = [one for one in (*organisations, *people) if folded(_name(one)) == asked]
        return _options([], exactly) if exactly else _options(organisations, people)


def _options(*kinds: Iterable[Somebody]) -> dict[str, Option[Somebody]]:
    """Each by name; where several are called the same, with what they speak as."""
    found = [one for kind in kinds for one in sorted(kind, key=lambda one: sort_key(_name(one)))]
    called = Counter(map(_name, found))
    return {str(one.ref): Option(_told_apart(one) if called[_name(one)] > 1 else _name(one), one) for one in found}


def _told_apart(one: Somebody) -> str:
    if isinstance(one, Organisation):
        return f"{one.name} · {one.get_kind_display()}"
    return f"{_name(one)} · {one.organisation.name if one.organisation else one.get_perspective_display()}"


def _name(one: Somebody) -> str:
    return one.name if isinstance(one, Organisation) else one.person.display_name
