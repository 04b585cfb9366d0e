"""Why a rule of thumb is there, and how it went where it was followed and where it was not (M145).

The words are content, in `content/grounds.toml`. What is told by somebody says by whom; all else is thought up and is
shown as that.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

from samskab.stages.spark.enums import Rule

FILE = Path(__file__).resolve().parent.parent / "content" / "grounds.toml"
LANGUAGES = ("da", "en")


@dataclass(frozen=True)
class Grounds:
    """What one rule rests on, and a case on each side of it. Where `…_from` is empty, the case is thought up."""

    ground: str
    ground_from: str
    well: str
    badly: str
    well_from: str = ""
    badly_from: str = ""


def grounds_of(rule: Rule, language: str | None = None) -> Grounds:
    """The grounds of a rule, in the language of the page or another of `LANGUAGES`."""
    asked = language or get_language()
    return _grounds()[rule, asked if asked in LANGUAGES else LANGUAGES[0]]


@cache
def _grounds() -> dict[tuple[Rule, str], Grounds]:
    told = tomllib.loads(FILE.read_text())
    return {(rule, language): Grounds(**told[rule.value][language]) for rule in Rule for language in LANGUAGES}
