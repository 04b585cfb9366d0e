"""Who is missing, what is uncertain and what of gathering goes with an arena that somebody takes with them (G14)."""

from collections.abc import Iterable, Sequence

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.functional import lazy
from django.utils.translation import ngettext

from samskab.ground.arenas.enums import Part
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.chairs import Chair
from samskab.ground.arenas.queries.parts import closed_parts
from samskab.ground.arenas.queries.told_first import Line
from samskab.ground.arenas.queries.whole import Row
from samskab.ground.people.enums import Sector
from samskab.stages.gather.enums import TieKind
from samskab.stages.gather.models import Frame, PartyAnswer, Uncertainty
from samskab.stages.gather.queries.actors import open_ties, standing_versions
from samskab.stages.gather.queries.offers import offers
from samskab.stages.gather.queries.parties import last_of_each


def chairs_of(arena: Arena) -> Iterable[Chair]:
    """A chair for each on the map who is not here. While the map is closed, how many they are, and no name."""
    if getattr(arena, "gather_missing", None) == 0:
        return []
    is_here = Exists(open_ties().filter(actor=OuterRef("actor"), kind=TieKind.IS))
    is_shut = Exists(closed_parts(OuterRef("arena")).filter(part=Part.ACTORS))
    rows = standing_versions().filter(~is_here, arena=arena).annotate(is_shut=is_shut).select_related("actor")
    missing = list(rows.order_by("actor_id"))
    if missing and missing[0].is_shut:
        return [Chair(None, lazy(_on_the_closed_map, str)(len(missing)))]
    return [
        Chair(
            Sector(row.of_sector) if row.of_sector else None,
            row.name,
            row.why,
            reverse("gather:actor", args=[arena.slug, row.actor.ref]),
        )
        for row in missing
    ]


def _on_the_closed_map(count: int) -> str:
    return ngettext("%(count)d på det lukkede kort", "%(count)d på det lukkede kort", count) % {"count": count}


def uncertainties_of(arena: Arena) -> Iterable[Line]:
    """What somebody said aloud that nobody can promise, and nobody has cleared."""
    href = reverse("gather:frames", args=[arena.slug])
    rows = Uncertainty.objects.filter(arena=arena, clearing__isnull=True)
    return [Line(row.text, href) for row in rows]


def frames_of(arena: Arena) -> Sequence[Row]:
    """The frames, those that others stand in the place of too; none while they are closed."""
    is_shut = Exists(closed_parts(OuterRef("arena")).filter(part=Part.FRAMES))
    return [
        {
            "what": row.what,
            "firmness": row.firmness,
            "why": row.why,
            "until": row.until,
            "said_in": row.said_in,
            "said_at": row.said_at,
            "stands": not hasattr(row, "replaced_by"),
        }
        for row in Frame.objects.filter(~is_shut, arena=arena).select_related("replaced_by").order_by("said_at", "id")
    ]


def support_of(arena: Arena) -> Sequence[Row]:
    """The support that was offered, and how it stands."""
    return [
        {
            "kind": row.kind,
            "text": row.text,
            "until": row.until,
            "said_in": row.said_in,
            "said_at": row.said_at,
            "stands": row.stand.value,
        }
        for row in offers(arena)
    ]


def interdependence_of(arena: Arena) -> Sequence[Row]:
    """What each party said it cannot do alone, in its last words."""
    return [
        {"said_in": row.said_in, "alone": row.alone, "gives": row.gives, "needs": row.needs, "said_at": row.said_at}
        for row in last_of_each(PartyAnswer.objects.filter(arena=arena))
    ]
