"""The tables of gathering."""

from samskab.stages.gather.models.actor import Actor, ActorTie, ActorVersion
from samskab.stages.gather.models.duties import (
    SavingsConfirmation,
    SavingsDeclaration,
    ShamAnswer,
    ShamFlag,
    SupportAnswer,
    SupportNeed,
)
from samskab.stages.gather.models.frame import Frame, FrameAnswer, FrameQuestion
from samskab.stages.gather.models.guideline import Guideline, GuidelineTakenBack
from samskab.stages.gather.models.invitation import InvitationAnswer, InvitationRequest
from samskab.stages.gather.models.mandate import Clearing, Mandate, Uncertainty
from samskab.stages.gather.models.offers import CheckIn, OfferAnswer, OfferTakenBack, SupportOffer
from samskab.stages.gather.models.together import PartyAnswer, PhaseStatement, WishAnswer, WorkplaceTerms

__all__ = [
    "Actor",
    "ActorTie",
    "ActorVersion",
    "CheckIn",
    "Clearing",
    "Frame",
    "FrameAnswer",
    "FrameQuestion",
    "Guideline",
    "GuidelineTakenBack",
    "InvitationAnswer",
    "InvitationRequest",
    "Mandate",
    "OfferAnswer",
    "OfferTakenBack",
    "PartyAnswer",
    "PhaseStatement",
    "SavingsConfirmation",
    "SavingsDeclaration",
    "ShamAnswer",
    "ShamFlag",
    "SupportAnswer",
    "SupportNeed",
    "SupportOffer",
    "Uncertainty",
    "WishAnswer",
    "WorkplaceTerms",
]
