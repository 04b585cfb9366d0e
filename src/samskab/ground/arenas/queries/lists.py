"""Lists of arenas: what somebody looks for, and in which order. No order knows a sector (G2, G5)."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, Count, FloatField, Func, IntegerField, Q, QuerySet, Subquery, Value, When

from samskab.ground.arenas.enums import PLACES, Level, Liveliness, Order, StartingPoint, State, Step, distance, within
from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.models.arena import FALLS_ASLEEP_AFTER
from samskab.ground.arenas.queries.arenas import arenas
from samskab.ground.arenas.queries.glimpses import glimpse_of, glimpsed
from samskab.ground.arenas.queries.ingredients import with_last_answer
from samskab.ground.arenas.queries.rooms import at_step
from samskab.ground.arenas.queries.search import searched
from samskab.ground.people.enums import Sector
from samskab.ground.people.models import Person
from samskab.kernel import clock, often
from samskab.kernel.often import Often, asked

MOST_OF_MINE = 12
FAR = 10_000.0
"""Farther than any place in the country: what reaches over more than a municipality comes after those that do not."""


@dataclass(frozen=True)
class Wanted:
    """What to look for; what is left out is not asked about.

    `missing` is a sector that nobody came from; `step` is one they stand in, as their journey shows.
    """

    words: str = ""
    place: str = ""
    theme: str = ""
    level: Level | None = None
    starting_point: StartingPoint | None = None
    step: Step | None = None
    missing: Sector | None = None
    liveliness: Liveliness | None = None
    order: Order = Order.TOUCHED


def arenas_wanted(wanted: Wanted) -> QuerySet[Arena]:
    """The arenas somebody looks for. Of words, the best match comes first; else the order is the one they chose.

    A region holds its municipalities. Sorted by what is nearest, the place chooses nothing away. One small question is
    asked at once when there are words.
    """
    rows = arenas()
    if wanted.place and wanted.order != Order.NEAREST:
        rows = rows.filter(place__in=within(wanted.place))
    if wanted.theme:
        rows = rows.filter(arena_themes__theme__slug=wanted.theme)
    if wanted.level is not None:
        rows = rows.filter(level=wanted.level)
    if wanted.starting_point is not None:
        rows = rows.filter(starting_point=wanted.starting_point)
    rows = _at(rows, wanted)
    if wanted.words.strip():
        return searched(rows, wanted.words)
    return _ordered(rows, wanted)


def _at(rows: QuerySet[Arena], wanted: Wanted) -> QuerySet[Arena]:
    """Those that are where somebody wants them: where they stand, whom they miss, and how they go."""
    if wanted.step is not None:
        rows = at_step(rows, wanted.step)
    if wanted.missing is not None:
        rows = rows.filter(**{f"people_{wanted.missing.value}": 0})
    if wanted.liveliness is not None:
        rows = rows.filter(_goes(wanted.liveliness))
    return rows


@dataclass(frozen=True)
class GoingOn:
    """What goes on right now: some arenas, how many there are, and how many municipalities have one."""

    arenas: tuple[Arena, ...]
    in_all: int
    municipalities: int


def going_on(most: int) -> GoingOn:
    """Arenas that are awake: half of them touched last, half of them lit last, whoever is in them. Two questions."""
    found = sorted(glimpsed(_awake(most)()), key=lambda arena: (arena.last_act_at, arena.pk), reverse=True)
    first, rest = found[: most // 2], found[most // 2 :]
    newest = sorted(rest, key=lambda arena: (arena.started_at, arena.pk), reverse=True)[: most - len(first)]
    in_all, municipalities = glimpse_of(found[0], "counted") if found else (0, 0)
    return GoingOn(arenas=(*first, *newest), in_all=in_all, municipalities=municipalities)


@cache
def _awake(most: int) -> Often[Arena]:
    return Often(lambda: _touched_or_lit(most))


def _touched_or_lit(most: int) -> QuerySet[Arena]:
    """Each with two counts of all that are awake, read through once: how many, and in how many municipalities."""
    awake = Arena.objects.filter(state=State.OPEN, last_act_at__gte=often.now(_since)).order_by()
    touched = awake.order_by("-last_act_at", "-id")[: most // 2]
    lit = awake.order_by("-started_at", "-id")[:most]
    municipalities = Count("place", distinct=True, filter=Q(level=Level.LOCAL))
    both = Func(Count("pk"), municipalities, template="ARRAY[%(expressions)s]", output_field=ArrayField(IntegerField()))
    counted = awake.values(one=Value(1)).annotate(both=both).values("both")
    return Arena.objects.filter(pk__in=touched.values("pk").union(lit.values("pk"))).annotate(counted=Subquery(counted))


def my_arenas(person: Person) -> list[Arena]:
    """The last touched of the arenas a person takes part in, with that participation at hand as `mine`. One query."""
    return [_with_mine(mine) for mine in _MINE(person=person.pk)]


def _with_mine(participation: Participation) -> Arena:
    arena = participation.arena
    vars(arena)["mine"] = participation
    return arena


def _mine() -> QuerySet[Participation]:
    here = Participation.objects.filter(person=asked("person"), left_at__isnull=True).select_related("arena")
    return with_last_answer(here).order_by("-arena__last_act_at", "-arena_id")[:MOST_OF_MINE]


_MINE = Often(_mine)


def _since(moment: datetime) -> datetime:
    """Who has been touched since then is awake."""
    return moment - FALLS_ASLEEP_AFTER


def _goes(liveliness: Liveliness) -> Q:
    touched = Q(last_act_at__gte=_since(clock.now()))
    return {
        Liveliness.AWAKE: Q(state=State.OPEN) & touched,
        Liveliness.ASLEEP: Q(state=State.OPEN) & ~touched,
        Liveliness.PAUSED: Q(state=State.PAUSED),
        Liveliness.CLOSED: Q(state=State.CLOSED),
    }[liveliness]


def _ordered(rows: QuerySet[Arena], wanted: Wanted) -> QuerySet[Arena]:
    if wanted.order == Order.NEWEST:
        return rows.order_by("-started_at", "-id")
    if wanted.order == Order.NEAREST and wanted.place:
        return rows.alias(far=_distance_from(wanted.place)).order_by("far", "-last_act_at", "-id")
    return rows.order_by("-last_act_at", "-id")


def _distance_from(code: str) -> Case:
    """Kilometres to each arena's municipality."""
    known = [(other, distance(code, other)) for other in PLACES]
    return Case(
        *(When(place=other, then=Value(far)) for other, far in known if far is not None),
        default=Value(FAR),
        output_field=FloatField(),
    )
