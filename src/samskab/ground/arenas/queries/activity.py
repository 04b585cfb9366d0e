"""What has happened in an arena lately, with the names of those who did it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.functional import Promise

from samskab.ground.arenas.models import Arena
from samskab.ground.journal import queries as journal
from samskab.ground.journal.facts import Fact
from samskab.ground.journal.models import Entry
from samskab.ground.people.enums import Perspective, Sector
from samskab.ground.people.models import Person
from samskab.ground.people.queries.people import people_by_ref


@dataclass(frozen=True)
class Act:
    """One act: who, in which sector's colour, and what as the rest of a sentence that begins with the name.

    Where nobody is named, `words` is a whole sentence.
    """

    person: Person | None
    sector: Sector | None
    words: str | Promise
    happened_at: datetime


_only_in_journal: set[str] = set()


def only_in_journal(*kinds: type[Fact]) -> None:
    """Register facts that the house records by itself, so often that they would fill the short list of what happened.

    They stay in the whole list and in the journal, where the proof is.
    """
    _only_in_journal.update(kind.kind for kind in kinds)


def latest_acts(arena: Arena, *, most: int = 5, named: bool = True) -> tuple[Act, ...]:
    """The last things that happened in the arena, the newest first, but for those only in the journal. Two queries."""
    entries = entries_of(arena).exclude(kind__in=_only_in_journal).defer("body")
    return acts_of(list(entries[:most]), named=named)


def entries_of(arena: Arena) -> QuerySet[Entry]:
    """The whole chain of an arena, the newest entry first."""
    return journal.entries(str(arena.ref)).order_by("-sequence")


def acts_of(entries: Sequence[Entry], *, named: bool = True) -> tuple[Act, ...]:
    """Entries of a chain as acts, in their order. One query for the people; kinds this code does not know are left.

    Without `named` nobody's name is read: who takes part can be closed to those outside.
    """
    people = people_by_ref([entry.actor for entry in entries if entry.actor]) if named else {}
    known = [(entry, told) for entry in entries if (told := entry.told) is not None]
    return tuple(_act(entry, told, people.get(entry.actor) if entry.actor else None) for entry, told in known)


def _act(entry: Entry, told: type[Fact], person: Person | None) -> Act:
    named = person is not None and bool(told.tells)
    return Act(
        person=person if named else None,
        sector=Perspective(entry.perspective).sector if entry.perspective else None,
        words=told.tells if named else told.says,
        happened_at=entry.happened_at,
    )
