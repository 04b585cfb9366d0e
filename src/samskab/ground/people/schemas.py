"""The shapes people and organisations are read in by machines."""

from datetime import time
from uuid import UUID

from ninja import Schema
from pydantic import Field

from samskab.ground.people.enums import Language, OrganisationKind, Perspective, Sector, Theme


class OrganisationOut(Schema):
    """An organisation whose own address has said yes."""

    ref: UUID = Field(description="Its opaque reference.")
    name: str = Field(description="What it calls itself.")
    kind: OrganisationKind = Field(description="What it is.")
    sector: Sector = Field(description="The sector that follows from its kind.")


class MeOut(Schema):
    """The person who asks, as they have chosen to be."""

    ref: UUID = Field(description="Your opaque reference; the journal knows you by nothing else.")
    name: str = Field(description="The name you chose.")
    language: Language = Field(description="The language of pages and mail.")
    theme: Theme = Field(description="How pages look.")
    quiet_from: time | None = Field(
        description="From when on we write to nobody's pocket; null for nine in the evening."
    )
    quiet_until: time | None = Field(description="Until when.")
    perspectives: list[Perspective] = Field(description="The perspectives you may speak from.")
