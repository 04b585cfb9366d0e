"""How an arena's people and acts were spread week by week: nobody under five (G9)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, timedelta

from django.db.models import Count
from django.db.models.functions import TruncDate

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.queries.voices import monday, voices_by_week
from samskab.ground.people.enums import Sector
from samskab.kernel import clock
from samskab.kernel.few import shown

WEEKS = 12


@dataclass(frozen=True)
class Week:
    """One week: who was there, how much was done, each sector's percent of it where it may be shown, who came in."""

    start: date
    people: Mapping[Sector, int]
    acts: int
    percents: Mapping[Sector, int]
    joined: int
    first: int

    @property
    def rows(self) -> tuple[tuple[Sector, int, int | None], ...]:
        """Each sector with its people and its percent of the acts; None where there are too few."""
        return tuple((sector, self.people[sector], self.percents.get(sector)) for sector in Sector)


def weeks_of(arena: Arena) -> tuple[Week, ...]:
    """The last weeks of an arena, the oldest first, from the week it was lit. Two questions, whatever its size."""
    this = monday(clock.now().date())
    first = max(monday(arena.started_at.date()), this - timedelta(weeks=WEEKS - 1))
    starts = [first + timedelta(weeks=number) for number in range((this - first).days // 7 + 1)]
    done: dict[date, Counter[Sector]] = {start: Counter() for start in starts}
    joined: Counter[date] = Counter()
    newcomers: Counter[date] = Counter()
    for count in voices_by_week(arena).filter(week__gte=first):
        done[count.week][Sector(count.sector)] += count.acts - count.joined
        joined[count.week] += count.joined
        newcomers[count.week] += count.first
    stays = _stays(arena)
    return tuple(
        _week(start, _people_in(start, stays), done[start], joined[start], newcomers[start]) for start in starts
    )


def _week(start: date, people: dict[Sector, int], done: Counter[Sector], joined: int, first: int) -> Week:
    acts = done.total()
    seen = shown(people, dict.fromkeys(Sector, 0) | done)
    percents = {sector: round(100 * number / acts) for sector, number in seen.items()} if acts else {}
    return Week(start=start, people=people, acts=acts, percents=percents, joined=joined, first=first)


def _stays(arena: Arena) -> list[tuple[Sector, date, date | None, int]]:
    """How many of each sector came on one day and left on another."""
    days = Participation.objects.filter(arena=arena).order_by()
    counted = days.values_list("sector", TruncDate("joined_at", tzinfo=UTC), TruncDate("left_at", tzinfo=UTC))
    return [(Sector(sector), came, left, number) for sector, came, left, number in counted.annotate(Count("id"))]


def _people_in(start: date, stays: Sequence[tuple[Sector, date, date | None, int]]) -> dict[Sector, int]:
    """Those who were there at the end of a week."""
    end = start + timedelta(weeks=1)
    people = dict.fromkeys(Sector, 0)
    for sector, came, left, number in stays:
        if came < end and (left is None or left >= end):
            people[sector] += number
    return people
