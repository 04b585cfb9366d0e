"""Saying what a block or a version came from (M28)."""

from uuid import UUID

from django.db import transaction

from samskab.ground.arenas.actions.acts import acting
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.documents.models import Document, Source, Version
from samskab.ground.documents.queries.saying import checked_block
from samskab.ground.documents.queries.sources import origin_for
from samskab.ground.people.models import Person


@transaction.atomic
def name_source(
    *, document: Document, kind: str, origin: UUID, block: str = "", version: Version | None = None, by: Person
) -> Source:
    """Say that a block of the text, or one of its versions, came from something in the arena.

    Consequences: whoever reads it sees where it came from, for ever. Naming the same twice changes nothing. It is
    part of writing, so no fact tells of it.
    """
    room = held_arena(document.arena)
    participation = acting(arena=room, by=by)
    origin_for(room, kind, origin)
    place = "" if version is not None else checked_block(block)
    known = Source.objects.filter(document=document, version=version, block=place, kind=kind, origin=origin).first()
    return known or Source.objects.create(
        document=document, version=version, block=place, kind=kind, origin=origin, by=participation
    )
