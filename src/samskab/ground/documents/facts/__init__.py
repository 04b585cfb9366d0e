"""What has happened to shared texts. Typing is no fact: each kept version is one, with the digest of its text."""

from samskab.ground.documents.facts.margin import (
    FramingSaid,
    RemarkMade,
    RemarkSettled,
    SuggestionMade,
    SuggestionTaken,
    SuggestionWithdrawn,
)
from samskab.ground.documents.facts.text import DocumentStarted, VersionKept, VersionRestored

__all__ = [
    "DocumentStarted",
    "FramingSaid",
    "RemarkMade",
    "RemarkSettled",
    "SuggestionMade",
    "SuggestionTaken",
    "SuggestionWithdrawn",
    "VersionKept",
    "VersionRestored",
]
