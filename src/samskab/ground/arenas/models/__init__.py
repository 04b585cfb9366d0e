"""The tables of arenas."""

from samskab.ground.arenas.models.arena import Arena, StartingPointChange
from samskab.ground.arenas.models.closure import ClosedPart
from samskab.ground.arenas.models.departure import Departure
from samskab.ground.arenas.models.gram import Gram
from samskab.ground.arenas.models.ingredient import IngredientAnswer
from samskab.ground.arenas.models.invitation import Invitation, InvitationUse
from samskab.ground.arenas.models.link import ArenaLink
from samskab.ground.arenas.models.owed import Debt
from samskab.ground.arenas.models.participation import Follow, Participation, VoiceCount
from samskab.ground.arenas.models.purpose import Purpose
from samskab.ground.arenas.models.rest import Rest
from samskab.ground.arenas.models.stewardship import Initiator, StewardshipAnswer, StewardshipRequest
from samskab.ground.arenas.models.theme import ArenaTheme, Theme

__all__ = [
    "Arena",
    "ArenaLink",
    "ArenaTheme",
    "ClosedPart",
    "Debt",
    "Departure",
    "Follow",
    "Gram",
    "IngredientAnswer",
    "Initiator",
    "Invitation",
    "InvitationUse",
    "Participation",
    "Purpose",
    "Rest",
    "StartingPointChange",
    "StewardshipAnswer",
    "StewardshipRequest",
    "Theme",
    "VoiceCount",
]
