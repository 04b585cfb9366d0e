"""Who has been heard: counts by sector and week, and what each participant has done."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db.models import QuerySet, Sum

from samskab.ground.arenas.models import Arena, VoiceCount
from samskab.ground.arenas.queries.participants import participants
from samskab.ground.people.enums import Sector
from samskab.kernel import clock


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def voices(arena: Arena, *, weeks: int = 2) -> Mapping[Sector, int]:
    """How many acts came from each sector in this week and those before it, `weeks` in all."""
    since = monday(clock.now().date()) - timedelta(weeks=weeks - 1)
    counted = voices_by_week(arena).filter(week__gte=since).order_by().values_list("sector").annotate(Sum("acts"))
    return {Sector(sector): acts for sector, acts in counted}


def voices_by_week(arena: Arena) -> QuerySet[VoiceCount]:
    """Every count of an arena, the oldest week first."""
    return VoiceCount.objects.filter(arena=arena).order_by("week", "sector")


def acts_by_participant(arena: Arena) -> list[int]:
    """How often each who takes part now has acted: numbers without names, for measures of balance."""
    return list(participants(arena).values_list("acts", flat=True))
