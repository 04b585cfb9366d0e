"""What a changed text means for the machine: the lines of guidelines are the lines of their text."""

from collections.abc import Mapping
from typing import Any

from samskab.ground.consent.queries.adoptables import Rewording


def lines_of(text: str) -> list[str]:
    """The lines of a text, without the empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def guidelines_reworded(rewording: Rewording) -> Mapping[str, Any]:
    """The body of guidelines whose text was changed: what rounds ask for stays."""
    return {**rewording.before.body, "lines": lines_of(rewording.text)}
