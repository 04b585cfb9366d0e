"""The tables of consent. What a round stands on is added to and never changed; the circle is the database's own."""

from samskab.ground.consent.models.answering import Given, Objection, Resolution
from samskab.ground.consent.models.circle import Seat
from samskab.ground.consent.models.ending import Carrying, Ending, Trial
from samskab.ground.consent.models.handover import AnswerBack, Handover, Recommendation, Reply
from samskab.ground.consent.models.integrating import (
    Amendment,
    Meets,
    Restatement,
    Understood,
    Wording,
    WordingTaken,
)
from samskab.ground.consent.models.letters import NoLetters
from samskab.ground.consent.models.proposal import Deadline, Proposal, Version
from samskab.ground.consent.models.proposing import Proposer, ProposerAsked, SteppedBack
from samskab.ground.consent.models.serving import RoleHeld, RoleLaidDown, Willing

__all__ = [
    "Amendment",
    "AnswerBack",
    "Carrying",
    "Deadline",
    "Ending",
    "Given",
    "Handover",
    "Meets",
    "NoLetters",
    "Objection",
    "Proposal",
    "Proposer",
    "ProposerAsked",
    "Recommendation",
    "Reply",
    "Resolution",
    "Restatement",
    "RoleHeld",
    "RoleLaidDown",
    "Seat",
    "SteppedBack",
    "Trial",
    "Understood",
    "Version",
    "Willing",
    "Wording",
    "WordingTaken",
]
