"""Whether all are heard: each sector's part of those who take part, and of what was done (M93).

The numbers are those of two weeks, of nobody fewer than five (G9). One who fills much is told alone first; only when
it goes on for two weeks more does it stand where everybody reads it.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import partial

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, Sum
from django.db.models.functions import JSONObject

from samskab.ground.arenas.models import Arena, Participation, VoiceCount
from samskab.ground.arenas.queries.glimpses import glimpse_of
from samskab.ground.arenas.queries.voices import monday
from samskab.ground.people.enums import Perspective, Sector
from samskab.kernel import often
from samskab.kernel.few import shown

WEEKS = 2
FILLS = 0.15
"""How much larger than its part of the people a sector's part of the acts is, before it fills much."""
ENOUGH = 20
"""So many acts there must be, before their shares say anything."""


class Remark(StrEnum):
    """What is to be noticed of one sector."""

    NOBODY = "nobody"
    FEW = "few"
    FILLS = "fills"
    AGAIN_LATER = "again_later"
    QUIET = "quiet"
    FINE = "fine"
    TOO_EARLY = "too_early"


@dataclass(frozen=True)
class Voice:
    """One sector: its people, its part of the acts from 0 to 1 where it may be shown, and what is to be noticed."""

    sector: Sector
    people: int
    share: float | None
    remark: Remark

    @property
    def percent(self) -> int | None:
        """The share as people read it."""
        return None if self.share is None else round(100 * self.share)


def heard_by_sector() -> ArraySubquery:
    """For the glimpses: each sector's acts in the last two weeks and in the two before. Stepping in is not an act."""
    start, earlier = often.now(partial(_weeks_ago, WEEKS - 1)), often.now(partial(_weeks_ago, 2 * WEEKS - 1))
    done = F("acts") - F("joined")
    counted = VoiceCount.objects.filter(arena=OuterRef("pk"), week__gte=earlier).order_by().values("sector")
    return ArraySubquery(
        counted.annotate(
            lately=Sum(done, filter=Q(week__gte=start), default=0),
            before=Sum(done, filter=Q(week__lt=start), default=0),
        ).values(row=JSONObject(sector="sector", lately="lately", before="before"))
    )


def _weeks_ago(weeks: int, moment: datetime) -> date:
    return monday(moment.date()) - timedelta(weeks=weeks)


def voices_now(arena: Arena) -> tuple[Voice, ...]:
    """How each sector is heard in an arena that was read with its glimpses."""
    lately = _acts(arena, "lately")
    seen, total = shown(arena.people, lately), sum(lately.values())
    return tuple(
        Voice(
            sector=sector,
            people=people,
            share=seen[sector] / total if total and sector in seen else None,
            remark=_remark(arena, sector, seen=sector in seen),
        )
        for sector, people in arena.people.items()
    )


def spoken(arena: Arena) -> dict[Sector, int]:
    """The acts of two weeks by sector, for a drawing; empty when there is a sector that must not be shown."""
    lately = _acts(arena, "lately")
    return lately if shown(arena.people, lately).keys() == arena.people.keys() else {}


def fills_much(arena: Arena, participation: Participation | None) -> bool:
    """Whether one who takes part should hear, alone, that they fill much: their sector does, and they act the most."""
    if participation is None or participation.acts * arena.size <= arena.acts:
        return False
    return _fills(arena, Perspective(participation.perspective).sector, "lately")


def _remark(arena: Arena, sector: Sector, *, seen: bool) -> Remark:
    if not arena.people[sector]:
        return Remark.NOBODY
    if not seen:
        return Remark.FEW
    if sum(_acts(arena, "lately").values()) < ENOUGH:
        return Remark.TOO_EARLY
    if _fills(arena, sector, "lately"):
        return Remark.FILLS if _fills(arena, sector, "before") else Remark.AGAIN_LATER
    return Remark.QUIET if _above(arena, sector, "lately") <= -FILLS else Remark.FINE


def _fills(arena: Arena, sector: Sector, when: str) -> bool:
    return sum(_acts(arena, when).values()) >= ENOUGH and _above(arena, sector, when) >= FILLS


def _above(arena: Arena, sector: Sector, when: str) -> float:
    """By how much a sector's part of the acts is larger than its part of the people."""
    acts = _acts(arena, when)
    return acts[sector] / max(1, sum(acts.values())) - arena.people[sector] / max(1, arena.size)


def _acts(arena: Arena, when: str) -> dict[Sector, int]:
    return dict.fromkeys(Sector, 0) | {Sector(row["sector"]): row[when] for row in glimpse_of(arena, "heard")}
