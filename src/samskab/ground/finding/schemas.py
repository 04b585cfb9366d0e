"""The shape in which what was found is read by machines."""

from datetime import datetime
from uuid import UUID

from ninja import Schema
from pydantic import Field

from samskab.ground.finding.models import Findable
from samskab.ground.finding.queries.kinds import kind_of
from samskab.ground.finding.queries.marking import cut, unmarked


class FoundOut(Schema):
    """Something that was found."""

    kind: str = Field(description="What it is: `arena`, `statement`, `text` or `frame`.")
    ref: UUID = Field(description="Its opaque reference.")
    arena: str = Field(description="The slug of the arena it is in, or is.")
    title: str = Field(description="What it is called; empty for what is only words.")
    excerpt: str = Field(description="Some of its words, around those that were looked for.")
    address: str = Field(description="Where it stands on this site.")
    at: datetime = Field(description="When it was said, or last written in.")

    @staticmethod
    def resolve_arena(row: Findable) -> str:
        return row.arena_slug

    @staticmethod
    def resolve_excerpt(row: Findable) -> str:
        return unmarked(cut(row.marked_words, row.words))

    @staticmethod
    def resolve_address(row: Findable) -> str:
        return kind_of(row.kind).address(row.arena_slug, row.ref)
