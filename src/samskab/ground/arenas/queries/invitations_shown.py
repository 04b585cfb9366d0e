"""What everybody may see of what came of an arena's invitations: nobody fewer than five (M35, G9)."""

from collections.abc import Mapping
from dataclasses import dataclass

from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.invitations import invitation_counts
from samskab.ground.people.enums import Sector
from samskab.kernel.few import FEWEST, shown

_WITHOUT = "without an invitation"
Numbers = Mapping[Sector | None, int]


@dataclass(frozen=True)
class InvitationsShown:
    """A sector's row, or that of invitations meant for everybody; what tells of too few people is None."""

    sector: Sector | None
    sent: int
    accepted: int | None
    declined: int | None
    first: int | None


def invitations_shown(arena: Arena, *, joined: int, first: int) -> tuple[InvitationsShown, ...]:
    """What came of the invitations, sector by sector; nothing when none was sent. Two queries.

    `joined` and `first` are what the same page tells of all who came in and of the newcomers among them, so that nobody
    can subtract their way to those who came without an invitation. The one who lit the arena is known to be one.
    Letters and links are acts that stand in the open, and are told as they are; all else tells of people.
    """
    counts = invitation_counts(arena)
    if not any(count.invited for count in counts.values()):
        return ()
    sent = {sector: count.invited for sector, count in counts.items()}
    came = {sector: count.accepted for sector, count in counts.items()}
    accepted = _told(came, of_all=joined - 1)
    declined = _parted(_told({sector: count.declined for sector, count in counts.items()}), of=sent)
    newcomers = _parted(_told({sector: count.first for sector, count in counts.items()}, of_all=first), of=came)
    return tuple(
        InvitationsShown(
            sector=sector,
            sent=sent[sector],
            accepted=accepted.get(sector) if sector else None,
            declined=declined.get(sector),
            first=newcomers.get(sector) if sector else None,
        )
        for sector in counts
        if sector or sent[sector]
    )


def _told(people: Numbers, *, of_all: int = 0) -> Numbers:
    """The numbers that tell of no few, when it is known of how many in all they are a part."""
    groups: dict[Sector | str | None, int] = dict(people.items())
    groups[_WITHOUT] = max(0, of_all - sum(people.values()))
    seen = shown(groups, groups)
    return {sector: number for sector, number in people.items() if sector in seen}


def _parted(part: Numbers, *, of: Numbers) -> Numbers:
    """The parts of groups that leave none or no few of the group over."""
    return {sector: number for sector, number in part.items() if not number > 0 or not 0 < of[sector] - number < FEWEST}
