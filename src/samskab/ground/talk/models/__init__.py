"""The tables of talk."""

from samskab.ground.talk.models.contribution import Contribution, ContributionVersion, Mention
from samskab.ground.talk.models.question import CriticalQuestion
from samskab.ground.talk.models.thanks import Appreciation
from samskab.ground.talk.models.thread import Attention, Thread

__all__ = [
    "Appreciation",
    "Attention",
    "Contribution",
    "ContributionVersion",
    "CriticalQuestion",
    "Mention",
    "Thread",
]
