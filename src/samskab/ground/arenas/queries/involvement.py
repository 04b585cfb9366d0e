"""Who is heard, contributes and takes responsibility in an arena: from what happened, not from claims (M155).

Apps say in their `manifest` which acts count, and what must stand in their tables. Nobody is ranked. What a person has
done is shown to nobody but them; of a sector only what tells of no fewer than five (G9). The numbers are made anew each
Monday, so that one who acts today is not found by comparing two looks (ADR 51), and of those who have been in for two
weeks: until then the word is only with the newcomers themselves.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.db.models import BooleanField, Case, Count, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from samskab.ground.arenas.enums import Involvement
from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.queries.voices import monday
from samskab.ground.journal.facts import Fact
from samskab.ground.journal.models import Entry
from samskab.ground.people.enums import Sector
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.few import parts

SETTLING = timedelta(weeks=2)

Condition = Callable[[Arena, datetime], Q]
_kinds: dict[Involvement, set[str]] = {each: set() for each in Involvement}
_conditions: dict[Involvement, list[Condition]] = {each: [] for each in Involvement}


def counts_as(involvement: Involvement, *facts: type[Fact]) -> None:
    """Register acts: whoever has done one of them is involved in this way."""
    _kinds[involvement].update(fact.kind for fact in facts)


def involved_when(involvement: Involvement) -> Callable[[Condition], Condition]:
    """Register a condition on an arena's participations, of what had happened before a moment: see `people_in`."""

    def register(condition: Condition) -> Condition:
        _conditions[involvement].append(condition)
        return condition

    return register


def people_in(rows: QuerySet[Any], path: str) -> Q:
    """Those whom `path` of some rows leads to; one who came in as a guest is who they are now."""
    return Q(person__in=rows.order_by().values_list(Coalesce(f"{path}__claimed_by", path)))


@dataclass(frozen=True)
class Told:
    """One way of taking part: of each sector how many, and of all; None where it tells of too few."""

    involvement: Involvement
    numbers: Mapping[Sector, int]
    total: int | None
    of: int

    @property
    def is_low(self) -> bool:
        """Whether it is said of fewer than half, or of nobody in a whole sector: then there is something to do."""
        return bool(self.absent) or (self.total is not None and 2 * self.total < self.of)

    @property
    def nobody(self) -> bool:
        """Whether it is known to hold for nobody at all."""
        return self.total == 0

    @property
    def absent(self) -> tuple[Sector, ...]:
        """The sectors that are here with five or more, of whom it holds for nobody."""
        return tuple(sector for sector, number in self.numbers.items() if number == 0)


@dataclass(frozen=True)
class Involved:
    """An arena's three ways, sector by sector. `people` are those who are counted, `since` the Monday it was made."""

    people: Mapping[Sector, int]
    told: tuple[Told, ...]
    since: datetime

    @property
    def size(self) -> int:
        """How many are counted."""
        return sum(self.people.values())

    @property
    def enough(self) -> bool:
        """Whether there is anything to show."""
        return any(each.numbers or each.total is not None for each in self.told)

    @property
    def has_totals(self) -> bool:
        """Whether anything may be told of all together."""
        return any(each.total is not None for each in self.told)

    @property
    def rows(self) -> tuple[tuple[Sector, int, tuple[tuple[Involvement, int | None], ...]], ...]:
        """Each sector that is here, how many of it are counted, and its three numbers."""
        return tuple(
            (sector, people, tuple((each.involvement, each.numbers.get(sector)) for each in self.told))
            for sector, people in self.people.items()
            if people
        )


def involvement_of(arena: Arena) -> Involved:
    """How those who take part are heard, contribute and take responsibility. One query, whatever the arena's size."""
    until = datetime.combine(monday(clock.now().date()), time(), tzinfo=UTC)
    here = Participation.objects.filter(arena=arena, left_at__isnull=True, joined_at__lt=until - SETTLING).order_by()
    numbers = {each.value: Count("pk", filter=_condition(each, arena, until)) for each in Involvement}
    rows: Iterable[Any] = here.values("sector").annotate(people=Count("pk"), **numbers)
    found = {row["sector"]: row for row in rows}
    people = {sector: found[sector]["people"] if sector in found else 0 for sector in Sector}
    return Involved(
        people=people,
        told=tuple(_told(each, people, found) for each in Involvement),
        since=until,
    )


def own_involvement(participation: Participation) -> Mapping[Involvement, bool]:
    """What holds of one who takes part, now and for their eyes only. One query."""
    arena, until = participation.arena, clock.now()
    ways = {
        each.value: Case(
            When(_condition(each, arena, until), then=Value(True)), default=Value(False), output_field=BooleanField()
        )
        for each in Involvement
    }
    row = Participation.objects.filter(pk=participation.pk).annotate(**ways).values(*ways).get()
    return {each: row[each.value] for each in Involvement}


def _told(involvement: Involvement, people: Mapping[Sector, int], found: Mapping[str, Mapping[str, int]]) -> Told:
    here = {sector: number for sector, number in people.items() if number}
    numbers, total = parts(here, {sector: found[sector][involvement.value] for sector in here})
    size = sum(here.values())
    return Told(involvement, numbers, total if size else None, size)


def _condition(involvement: Involvement, arena: Arena, until: datetime) -> Q:
    """Whoever did one of the acts, or of whom an app's condition holds; subqueries that are worked out once each."""
    done = Entry.objects.filter(
        chain=str(arena.ref), kind__in=sorted(_kinds[involvement]), actor__isnull=False, happened_at__lt=until
    )
    doers = Person.objects.filter(ref__in=done.order_by().values("actor"))
    holds = Q(person__in=doers.order_by().values_list(Coalesce("claimed_by", "pk")))
    for condition in _conditions[involvement]:
        holds |= condition(arena, until)
    return holds
