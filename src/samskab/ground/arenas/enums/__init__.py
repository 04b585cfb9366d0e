"""The closed vocabularies of arenas."""

from samskab.ground.arenas.enums.ingredients import Ingredient
from samskab.ground.arenas.enums.inviting import HelpWay, InvitationKind
from samskab.ground.arenas.enums.involvement import Involvement
from samskab.ground.arenas.enums.journey import Phase, Step
from samskab.ground.arenas.enums.places import NATIONAL, PLACES, Place, distance, place_named, places, within
from samskab.ground.arenas.enums.strengths import Strength, asked_first, prompt_for, strength_of
from samskab.ground.arenas.enums.words import (
    Domain,
    Level,
    LinkKind,
    Liveliness,
    Order,
    Outcome,
    Part,
    RestKind,
    StartingPoint,
    State,
    StewardshipKind,
)

__all__ = [
    "NATIONAL",
    "PLACES",
    "Domain",
    "HelpWay",
    "Ingredient",
    "InvitationKind",
    "Involvement",
    "Level",
    "LinkKind",
    "Liveliness",
    "Order",
    "Outcome",
    "Part",
    "Phase",
    "Place",
    "RestKind",
    "StartingPoint",
    "State",
    "Step",
    "StewardshipKind",
    "Strength",
    "asked_first",
    "distance",
    "place_named",
    "places",
    "prompt_for",
    "strength_of",
    "within",
]
