"""The shapes arenas are read in by machines."""

from datetime import datetime
from uuid import UUID

from ninja import Schema
from pydantic import Field

from samskab.ground.arenas.enums import Domain, Level, Outcome, StartingPoint, State, Step
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.evidence import Evidence, Holds, Label, label_of
from samskab.ground.arenas.queries.rooms import standing


class PeopleOut(Schema):
    """How many take part from each sector."""

    public: int = Field(description="From public bodies.")
    business: int = Field(description="From companies.")
    civil_society: int = Field(description="From associations.")
    citizen: int = Field(description="As citizens.")


class ArenaOut(Schema):
    """An arena: the place people share around something none of them can solve alone."""

    ref: UUID = Field(description="Its opaque reference, which also names its chain in the journal.")
    slug: str = Field(description="Its part of the address.")
    title: str = Field(description="What it is called.")
    text: str = Field(description="What it began with.")
    purpose: str = Field(description="What they want together; empty until somebody has said it.")
    starting_point: StartingPoint = Field(description="What it starts from.")
    domain: Domain | None = Field(description="What it is about to make; null when nobody has said it.")
    place: str = Field(description="The official code of a municipality or region; empty for the whole country.")
    level: Level = Field(description="How far it reaches.")
    state: State = Field(description="Whether people are at it.")
    outcome: Outcome | None = Field(description="How it went, when it has ended; else null.")
    started_at: datetime = Field(description="When it was lit.")
    last_act_at: datetime = Field(description="When somebody last did something.")
    steps: list[Step] = Field(description="The steps of the journey it stands in: one, or several at once.")
    people: PeopleOut = Field(description="Who takes part, counted.")

    @staticmethod
    def resolve_steps(arena: Arena) -> tuple[Step, ...]:
        return standing(arena)

    @staticmethod
    def resolve_people(arena: Arena) -> dict[str, int]:
        return {str(sector): number for sector, number in arena.people.items()}

    @staticmethod
    def resolve_domain(arena: Arena) -> object:
        return arena.domain or None

    @staticmethod
    def resolve_outcome(arena: Arena) -> object:
        return arena.outcome or None


class EvidenceOut(Schema):
    """One condition of the word samskabelse, and how it stands."""

    code: str = Field(description="A word that stays the same.")
    title: str = Field(description="The condition.")
    holds: Holds = Field(description="How it stands.")
    why: str = Field(description="Why.")

    @staticmethod
    def resolve_title(evidence: Evidence) -> str:
        return str(evidence.title)

    @staticmethod
    def resolve_why(evidence: Evidence) -> str:
        return str(evidence.why)


class LabelOut(Schema):
    """Whether an arena may carry the word samskabelse, computed from what was done."""

    holds: Holds = Field(description="Yes only when every condition is.")
    evidence: list[EvidenceOut] = Field(description="What it rests on.")


class WholeArenaOut(ArenaOut):
    """An arena with what its label rests on."""

    label: LabelOut = Field(description="Whether it is samskabelse.")

    @staticmethod
    def resolve_label(arena: Arena) -> Label:
        return label_of(arena)
