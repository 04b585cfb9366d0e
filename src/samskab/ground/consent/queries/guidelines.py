"""How an arena decides: what its own guidelines ask for, or what holds until it has agreed on any."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena
from samskab.ground.consent.queries.adoptables import Draft
from samskab.ground.consent.queries.adoptions import standing_adoption
from samskab.ground.people.enums import Sector
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.clean import clean_line

GUIDELINES = "consent.guidelines"
MOST_DAYS = 90
MOST_LINES, LINE_LENGTH = 30, 300
# What each number may be: a share of one person in a hundred is a share, and nobody answers in no time.
_LIMITS = (
    ("share", 1, 100),
    ("days", 1, MOST_DAYS),
    ("clarify_days", 0, 30),
    ("again_days", 1, 30),
    ("fallback", 51, 100),
)


@dataclass(frozen=True)
class Guidelines:
    """What a round is opened with.

    `share` is the smallest part of the active, in per cent, who must have answered; `sectors` those of which somebody
    must have, when they are in the circle. A round is open for at least `days` after `clarify_days` of asking and
    understanding, and everybody has `again_days` to answer a new version. `fallback` is the share of each sector that
    may carry a dated trial in the arena's name after two rounds of integration, if the arena agreed to that. `lines`
    are the arena's own ways of being together.
    """

    share: int = 50
    sectors: tuple[Sector, ...] = tuple(Sector)
    days: int = 7
    clarify_days: int = 0
    again_days: int = 2
    fallback: int | None = None
    lines: tuple[str, ...] = ()

    def body(self) -> dict[str, Any]:
        """The same for the machine, as it stands in an adopted version."""
        return {
            "share": self.share,
            "sectors": [sector.value for sector in self.sectors],
            "days": self.days,
            "clarify_days": self.clarify_days,
            "again_days": self.again_days,
            "fallback": self.fallback,
            "lines": list(self.lines),
        }

    @classmethod
    def of(cls, body: Mapping[str, Any]) -> "Guidelines":
        """What an adopted version says."""
        return cls(
            share=body["share"],
            sectors=tuple(sector for sector in Sector if sector in body["sectors"]),
            days=body["days"],
            clarify_days=body["clarify_days"],
            again_days=body["again_days"],
            fallback=body["fallback"],
            lines=tuple(body["lines"]),
        )


DEFAULTS = Guidelines()


def guidelines_of(arena: Arena) -> Guidelines:
    """What the arena has agreed on and stands, or what holds until then. One query."""
    adopted = standing_adoption(arena, GUIDELINES)
    return Guidelines.of(adopted.version.body) if adopted else DEFAULTS


def with_drafted(asked: Guidelines, drafted: Iterable[str]) -> Guidelines:
    """What stands with the lines that people have drafted besides, each once."""
    return replace(asked, lines=tuple(dict.fromkeys([*asked.lines, *drafted])))


def guidelines_drafted(draft: Draft) -> Draft:
    """Check guidelines that somebody is about to put forward, and write them out as people read them.

    Raises a `Refusal` for the field that holds what guidelines cannot.
    """
    try:
        said = Guidelines.of({**DEFAULTS.body(), **draft.body})
        numbers = (said.share, said.days, said.clarify_days, said.again_days, said.fallback or 0)
        if any(type(number) is not int for number in numbers):
            raise TypeError
    except (KeyError, TypeError, ValueError):
        raise Refusal(
            "unreadable", _("Vi kan ikke læse de retningslinjer. Udfyld felterne igen."), "body", 400
        ) from None
    for name, lowest, highest in _LIMITS:
        number = getattr(said, name)
        if number is not None and not lowest <= number <= highest:
            words = gettext("Skriv et tal fra %(lowest)d til %(highest)d.") % {"lowest": lowest, "highest": highest}
            raise Refusal("out_of_range", words, name, 400)
    if len(said.lines) > MOST_LINES:
        raise Refusal("too_many", _("Skriv højst tredive linjer. Så kan alle huske dem."), "lines", 400)
    lines = tuple(clean_line(line, longest=LINE_LENGTH, field="lines") for line in said.lines)
    return replace(draft, body=replace(said, lines=lines).body())
