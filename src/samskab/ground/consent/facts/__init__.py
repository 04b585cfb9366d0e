"""What has happened in rounds of consent. All that is needed to count every adoption again stands in the facts.

`edition` is the reference of a version that is put forward: a fact has a version of its own.
"""

from samskab.ground.consent.facts.answering import (
    AmendmentOffered,
    AnswerGiven,
    ObjectionRaised,
    ObjectionResolved,
    ObjectionRestated,
    RestatementAnswered,
    WordingOffered,
    WordingTaken,
)
from samskab.ground.consent.facts.ending import (
    ProposalAdopted,
    ProposalLapsed,
    ProposalParked,
    ProposalWithdrawn,
    TrialCarried,
    TrialsBegun,
)
from samskab.ground.consent.facts.guidelines import GuidelinesAgreed
from samskab.ground.consent.facts.handover import AnsweredBack, HandedOver, RecommendationAnswered
from samskab.ground.consent.facts.opening import (
    DeadlineExtended,
    ProposalOpened,
    ProposerAsked,
    ProposerJoined,
    ProposerSteppedBack,
    VersionPutForward,
)
from samskab.ground.consent.facts.serving import RoleGiven, RoleLaidDown, StepAgreed, WillingnessSaid

__all__ = [
    "AmendmentOffered",
    "AnswerGiven",
    "AnsweredBack",
    "DeadlineExtended",
    "GuidelinesAgreed",
    "HandedOver",
    "ObjectionRaised",
    "ObjectionResolved",
    "ObjectionRestated",
    "ProposalAdopted",
    "ProposalLapsed",
    "ProposalOpened",
    "ProposalParked",
    "ProposalWithdrawn",
    "ProposerAsked",
    "ProposerJoined",
    "ProposerSteppedBack",
    "RecommendationAnswered",
    "RestatementAnswered",
    "RoleGiven",
    "RoleLaidDown",
    "StepAgreed",
    "TrialCarried",
    "TrialsBegun",
    "VersionPutForward",
    "WillingnessSaid",
    "WordingOffered",
    "WordingTaken",
]
