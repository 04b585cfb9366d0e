"""The movement right now, for the front page: three queries, whatever its size."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Window

from samskab.ground.journal import queries as journal
from samskab.ground.people.facts import PersonRenamed, PersonSettingsChanged, PerspectivesChosen
from samskab.ground.people.queries.organisations import organisations
from samskab.ground.people.queries.people import people_count
from samskab.kernel.often import Often

MOVEMENT = "movement"
NEWEST = 6
LATEST = 5
READ_BACK = 40
THEIR_OWN_AFFAIR = {fact.kind for fact in (PersonRenamed, PersonSettingsChanged, PerspectivesChosen)}


@dataclass(frozen=True)
class Movement:
    """Counts of what is here, the organisations that came last, and the last of each kind of act that is news."""

    people: int
    organisations: int
    acts: int
    newest: Sequence[object]
    latest: Sequence[object]


_NEWEST = Often(lambda: organisations().annotate(in_all=Window(Count("id"))).order_by("-confirmed_at", "-id")[:NEWEST])
_LATEST = Often(lambda: journal.entries(MOVEMENT).order_by("-sequence")[:READ_BACK])


def movement() -> Movement:
    """The movement as it stands now."""
    newest: list[Any] = _NEWEST()
    entries = _LATEST()
    news = (entry for entry in reversed(entries) if entry.told is not None and entry.kind not in THEIR_OWN_AFFAIR)
    told = {entry.kind: entry for entry in news}
    return Movement(
        people=people_count(),
        organisations=newest[0].in_all if newest else 0,
        acts=entries[0].sequence if entries else 0,
        newest=newest,
        latest=sorted(told.values(), key=lambda entry: -entry.sequence)[:LATEST],
    )
