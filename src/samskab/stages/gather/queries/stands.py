"""How an arena stands in gathering, and whether it has begun: it stays open for more."""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import State, Step
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.rooms import Stand, StepStand
from samskab.stages.gather.models import Frame, PartyAnswer
from samskab.stages.gather.queries.actors import standing_versions

PARTIES = 2


def gathers(arena: Arena) -> StepStand:
    """Not begun, at it, or well under way and still open; told from the arena and its glimpses."""
    seen: Any = arena
    if arena.size <= 1 and not getattr(seen, "gather_on_map", 0):
        return StepStand(Step.GATHER, Stand.NEXT)
    if arena.is_forming or getattr(seen, "gather_parties", 0) < PARTIES:
        return StepStand(Step.GATHER, Stand.NOW, _("I gang med at samle"))
    return StepStand(Step.GATHER, Stand.DONE, _("Stadig åben for flere") if arena.state != State.CLOSED else "")


def has_gathered() -> Q:
    """Somebody is on the map, a frame was stated, or a party said what it cannot do alone."""
    here = OuterRef("pk")
    return (
        Q(Exists(standing_versions().filter(arena=here)))
        | Q(Exists(Frame.objects.filter(arena=here)))
        | Q(Exists(PartyAnswer.objects.filter(arena=here)))
    )
