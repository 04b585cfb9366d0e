"""How an arena decides: what its own guidelines ask for, or what holds until it has agreed on any."""

from dataclasses import dataclass
from typing import Any

from samskab.ground.arenas.models import Arena
from samskab.ground.consent.queries.adoptions import standing_adoption
from samskab.ground.people.enums import Sector

GUIDELINES = "consent.guidelines"
FEWEST_DAYS, MOST_DAYS = 1, 90


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
    def of(cls, body: dict[str, Any]) -> "Guidelines":
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
