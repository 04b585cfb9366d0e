"""What a chain has told so far: who takes part in the arena, and how each round of consent stands."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from samskab.engines.voting import Answer, Conditions, Seat, Standing, standing, tally
from samskab.ground.consent.enums import Way
from samskab.ground.consent.facts import GuidelinesAgreed, ProposalOpened
from samskab.ground.people.enums import Sector


@dataclass
class Place:
    """One seat of a circle, and the last answer from it."""

    sector: Sector
    active: bool
    answer: Answer | None = None
    version: int = 0


@dataclass
class Raised:
    """One objection: the seat it came from, and how its author let go of it, if they have."""

    seat: UUID
    ways: list[tuple[Way, UUID | None]] = field(default_factory=list)


@dataclass(frozen=True)
class Written:
    """One amendment: the objections it was written to meet, and the digest of its text."""

    meets: frozenset[UUID]
    digest: bytes


@dataclass
class Round:
    """One round, as the facts have told it. `rested` is what the `rests` since its `deadline` was set give it."""

    opened: ProposalOpened
    places: dict[UUID, Place]
    versions: list[UUID]
    digest: bytes
    deadline: datetime
    rested: timedelta = timedelta()
    rests: int = 0
    objections: dict[UUID, Raised] = field(default_factory=dict)
    amendments: dict[UUID, Written] = field(default_factory=dict)
    published: set[UUID] = field(default_factory=set)
    behind: set[UUID] = field(default_factory=set)
    asked: set[UUID] = field(default_factory=set)
    ended: bool = False
    adopted: bool = False

    @property
    def closes_at(self) -> datetime:
        """Until when it takes answers."""
        return self.deadline + self.rested

    def move(self, deadline: datetime) -> None:
        """Let it go on for longer; a deadline that was set before an arena rested is moved by the rest as well."""
        if deadline > self.deadline:
            self.deadline, self.rested, self.rests = deadline, timedelta(), 0

    def rest(self, asleep: timedelta) -> None:
        """Let the time an arena rested not count, and give the days of answering again on top of it."""
        self.rested += asleep + timedelta(days=self.opened.again_days)
        self.rests += 1

    @property
    def latest(self) -> int:
        """The number of the version that is put forward now."""
        return len(self.versions)

    def is_open(self, objection: Raised) -> bool:
        """Whether an objection is: an amendment that its author accepts ends it once it is a version."""
        return not any(way == Way.WITHDRAWN or amendment in self.published for way, amendment in objection.ways)

    def open_of(self, seat: UUID) -> bool:
        """Whether an objection from this seat is open."""
        return any(each.seat == seat and self.is_open(each) for each in self.objections.values())

    @property
    def open_objections(self) -> int:
        """How many are."""
        return sum(self.is_open(each) for each in self.objections.values())

    def seats(self) -> list[Seat[Sector]]:
        """The circle as the rule takes it."""
        objecting = {each.seat for each in self.objections.values() if self.is_open(each)}
        return [
            Seat(place.sector, place.active, place.answer, place.version, ref in objecting)
            for ref, place in self.places.items()
        ]

    def standing(self, at: datetime) -> Standing[Sector]:
        """What the rule says of the round at a moment."""
        return standing(
            Conditions(self.opened.share, frozenset(self.opened.sectors)),
            tally(self.seats(), latest=self.latest),
            open_objections=self.open_objections,
            time_is_up=at >= self.closes_at,
        )

    def fallback_opens(self) -> bool:
        """Whether the way on that the arena agreed to beforehand is open: two rewritings, and that share everywhere."""
        if self.opened.fallback is None or len(self.published) < 2:
            return False
        share = self.opened.fallback
        consenting = {sector: [0, 0] for sector in Sector}
        for seat in self.seats():
            said_yes = seat.answer in (Answer.CONSENT, Answer.CONCERN) and seat.version == self.latest
            consenting[seat.group][0] += said_yes and not seat.objection_open
            consenting[seat.group][1] += 1
        return all(100 * yes >= share * seats for yes, seats in consenting.values() if seats)


@dataclass
class Ledger:
    """The arena as its chain has told it up to here.

    `inside` is who takes part, by the reference of the participation; `people` which persons have acted as each one;
    `guidelines` what the arena has agreed that a round asks for, until when what holds everywhere does; `texts` the
    digest of each version of a shared text, by the reference of the text and its number. `rests_since` is when the
    arena went to rest. `knows_all` is false for a chain from the time when lighting an arena did not tell as whom one
    takes part.
    """

    inside: dict[UUID, Sector] = field(default_factory=dict)
    people: dict[UUID, set[UUID]] = field(default_factory=dict)
    rounds: dict[UUID, Round] = field(default_factory=dict)
    guidelines: GuidelinesAgreed | None = None
    texts: dict[tuple[UUID, int], bytes] = field(default_factory=dict)
    rests_since: datetime | None = None
    knows_all: bool = True

    def know(self, participation: UUID, actor: UUID | None) -> None:
        """Keep that a person has acted as one who takes part."""
        if actor is not None:
            self.people.setdefault(participation, set()).add(actor)

    def is_themself(self, participation: UUID, actor: UUID | None) -> bool:
        """Whether a person is the one who takes part so; who was helped in is known from their first own act."""
        if actor is None:
            return False
        if participation not in self.people:
            self.know(participation, actor)
        return actor in self.people[participation]

    def is_one_of(self, participations: Iterable[UUID], actor: UUID | None) -> bool:
        """Whether a person is one of those who take part so."""
        return any(actor in self.people.get(each, ()) for each in participations)
