"""What has happened while gathering. A fact carries references and closed words, never a text."""

from samskab.stages.gather.facts.duties import (
    CarryingAnswered,
    InvitationAnswered,
    InvitationAsked,
    SavingsDeclared,
    ShamAnswered,
    ShamFlagged,
    SupportAnswered,
    SupportAsked,
)
from samskab.stages.gather.facts.frames import FrameAnswered, FrameQuestioned, FrameStated
from samskab.stages.gather.facts.guidelines import GuidelineDrafted, GuidelineWithdrawn
from samskab.stages.gather.facts.map import ActorAdded, ActorChanged, ActorTied, ActorUntied
from samskab.stages.gather.facts.offers import GrowingAsked, OfferAnswered, OfferWithdrawn, SupportOffered
from samskab.stages.gather.facts.together import (
    MandateStated,
    PartyAnswered,
    PhaseStated,
    UncertaintyCleared,
    UncertaintyNamed,
    WishSaid,
    WorkplaceStated,
)

__all__ = [
    "ActorAdded",
    "ActorChanged",
    "ActorTied",
    "ActorUntied",
    "CarryingAnswered",
    "FrameAnswered",
    "FrameQuestioned",
    "FrameStated",
    "GrowingAsked",
    "GuidelineDrafted",
    "GuidelineWithdrawn",
    "InvitationAnswered",
    "InvitationAsked",
    "MandateStated",
    "OfferAnswered",
    "OfferWithdrawn",
    "PartyAnswered",
    "PhaseStated",
    "SavingsDeclared",
    "ShamAnswered",
    "ShamFlagged",
    "SupportAnswered",
    "SupportAsked",
    "SupportOffered",
    "UncertaintyCleared",
    "UncertaintyNamed",
    "WishSaid",
    "WorkplaceStated",
]
