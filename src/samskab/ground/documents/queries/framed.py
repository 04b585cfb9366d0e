"""How people saw it as they began, as what a paragraph came from."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.utils.translation import gettext

from samskab.ground.arenas.models import Arena
from samskab.ground.documents.models import Framing
from samskab.ground.documents.queries.sources import Origin
from samskab.ground.people.enums import Perspective

FRAMING = "documents.framing"


def framings_as_origins(arena: Arena, refs: Collection[UUID]) -> Mapping[UUID, Origin]:
    """The framings beside an arena's texts, as what a block may have come from. One query."""
    rows = Framing.objects.filter(document__arena=arena, ref__in=refs).select_related(
        "document", "by__person__claimed_by"
    )
    return {
        row.ref: Origin(
            gettext("Sådan ser en af os det"),
            f"{arena.get_absolute_url()}texts/{row.document.ref}/#framings",
            Perspective(row.by.perspective),
            who=row.by.person.display_name,
        )
        for row in rows
    }
