"""What a changed text means for the machine: a kind that has a body keeps it, and takes its lines from the text."""

from collections.abc import Mapping
from typing import Any

from samskab.ground.consent.models import Version
from samskab.ground.consent.queries.guidelines import GUIDELINES


def lines_of(text: str) -> list[str]:
    """The lines of a text, without the empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def body_for(kind: str, before: Version, text: str) -> Mapping[str, Any]:
    """The body of a new text written on top of a version. The lines of guidelines are the lines of their text."""
    if kind == GUIDELINES:
        return {**before.body, "lines": lines_of(text)}
    return dict(before.body)
