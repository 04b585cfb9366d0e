"""Ways of deciding, as pure counts with reasons: consent."""

from samskab.engines.voting.consent import (
    Answer,
    Asked,
    Conditions,
    Outcome,
    Reason,
    Seat,
    Standing,
    Tally,
    has_answered,
    standing,
    tally,
)

__all__ = [
    "Answer",
    "Asked",
    "Conditions",
    "Outcome",
    "Reason",
    "Seat",
    "Standing",
    "Tally",
    "has_answered",
    "standing",
    "tally",
]
