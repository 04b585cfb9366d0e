"""The shapes statements are read in by machines."""

from datetime import date
from uuid import UUID

from ninja import Schema
from pydantic import Field

from samskab.ground.people.enums import Sector
from samskab.stages.understand.bridge.open_data import Effect, Given
from samskab.stages.understand.enums import Came


class AnsweredOut(Schema):
    """How people answered, five or more together."""

    agree: int = Field(description="How many agree.")
    unsure: int = Field(description="How many do not know.")
    disagree: int = Field(description="How many disagree.")


class StatementOut(Schema):
    """A statement of an arena, and what was answered to it when the map was drawn last."""

    ref: UUID = Field(description="Its opaque reference.")
    number: int = Field(description="Its number in the arena, from 1.")
    words: str = Field(description="What it says.")
    wording: int = Field(description="Which of its wordings that is, from 1.")
    origin: Came = Field(description="How it came here.")
    sector: Sector | None = Field(description="The sector it was written from; null where nobody has said.")
    sorted_away: bool = Field(
        description="Whether it was sorted away where it came from. People are asked about it here."
    )
    written_on: date = Field(description="The day it was written.")
    effect: Effect = Field(description="What it does among those who answered it.")
    answered: AnsweredOut | None = Field(description="The answers; null while fewer than five can be told of.")
    important: int | None = Field(description="How many it is important to, from five; null while no answers are told.")
    groups: dict[str, AnsweredOut] = Field(description="The answers of each group on the map, by its letter.")

    @staticmethod
    def resolve_sector(given: Given) -> object:
        return given.sector or None

    @staticmethod
    def resolve_important(given: Given) -> int | None:
        return given.important if given.answered else None
