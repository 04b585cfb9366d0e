"""What has happened to shared texts. Typing is no fact: each kept version is one, with the digest of its text."""

from samskab.ground.documents.facts.margin import (
    FramingSaid,
    RemarkAnswered,
    RemarkMade,
    RemarkSettled,
    SuggestionMade,
    SuggestionTaken,
    SuggestionWithdrawn,
)
from samskab.ground.documents.facts.text import DocumentStarted, VersionAdopted, VersionKept, VersionRestored

__all__ = [
    "DocumentStarted",
    "FramingSaid",
    "RemarkAnswered",
    "RemarkMade",
    "RemarkSettled",
    "SuggestionMade",
    "SuggestionTaken",
    "SuggestionWithdrawn",
    "VersionAdopted",
    "VersionKept",
    "VersionRestored",
]
