"""Which of the six strengths are here, and which an arena looks for (M37): names for what to ask. None weighs."""

from dataclasses import dataclass

from django.urls import reverse

from samskab.ground.arenas.enums import Strength, asked_first, strength_of
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.participants import participants
from samskab.ground.people.enums import Perspective


@dataclass(frozen=True)
class StrengthStand:
    """One strength: whether somebody here speaks from where it is asked for first; else where one can invite them."""

    strength: Strength
    is_here: bool
    whom: Perspective
    href: str


def strengths_of(arena: Arena) -> tuple[StrengthStand, ...]:
    """The six in their order. One query; how many there are of each is not told."""
    hats = participants(arena).order_by().values_list("perspective", flat=True).distinct()
    here = {strength_of(Perspective(hat)) for hat in hats}
    invite = reverse("arenas:invite", args=[arena.slug])
    return tuple(
        StrengthStand(
            strength=strength,
            is_here=strength in here,
            whom=asked_first(strength),
            href=f"{invite}?for={asked_first(strength).value}",
        )
        for strength in Strength
    )
