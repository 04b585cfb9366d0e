"""The shapes the journal is read in by machines."""

from typing import Any
from uuid import UUID

from ninja import Schema
from pydantic import Field


class ChainOut(Schema):
    """A chain and where it stands now."""

    ref: str = Field(description="`movement`, or the reference of an arena.")
    length: int = Field(description="How many entries it has.")
    head: str = Field(description="The hash of its last entry, which stands for all before it.")


class EntryOut(Schema):
    """One entry, with everything that goes into its hash."""

    chain: str = Field(description="The chain it stands in.")
    sequence: int = Field(description="Its place in the chain, from 1 and without gaps.")
    previous: str = Field(description="The hash of the entry before it.")
    hash: str = Field(description="SHA-256 over the canonical form (RFC 8785) of all the other fields.")
    kind: str = Field(description="What happened, as `app.past_tense`.")
    version: int = Field(description="The version of that kind's body.")
    body: dict[str, Any] = Field(description="The fact: references, numbers, times and closed words, never text.")
    actor: UUID | None = Field(description="The reference of the person who acted; null when the system did.")
    perspective: str | None = Field(description="The perspective they acted in, if any.")
    happened_at: str = Field(description="When, in UTC with microseconds.", json_schema_extra={"format": "date-time"})


class EntriesOut(Schema):
    """A run of entries in their order."""

    items: list[EntryOut] = Field(description="The entries, lowest sequence first.")
    next: int | None = Field(description="Pass it as `after` to go on; null at the end of the chain.")
