"""The door to the engine of opinion: answers in, a survey out that tells of no fewer than five people anywhere."""

from samskab.engines.opinion import Effect, Reason, Weight
from samskab.stages.understand.bridge.body import Group, Kept, Said, Told, read
from samskab.stages.understand.bridge.gathering import digest_of, gathered
from samskab.stages.understand.bridge.standing import Place, next_of, place_of
from samskab.stages.understand.bridge.surveying import DRAWN_FROM, surveyed

__all__ = [
    "DRAWN_FROM",
    "Effect",
    "Group",
    "Kept",
    "Place",
    "Reason",
    "Said",
    "Told",
    "Weight",
    "digest_of",
    "gathered",
    "next_of",
    "place_of",
    "read",
    "surveyed",
]
