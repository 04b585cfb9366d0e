"""Suggestions as what texts come from."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.utils.translation import gettext

from samskab.ground.arenas.models import Arena
from samskab.ground.documents.models import Suggestion
from samskab.ground.documents.queries.sources import Origin
from samskab.ground.people.enums import Perspective

SUGGESTION = "documents.suggestion"


def suggestions_as_origins(arena: Arena, refs: Collection[UUID]) -> Mapping[UUID, Origin]:
    """The suggestions of an arena's texts, as what a block may have come from. One query."""
    rows = Suggestion.objects.filter(document__arena=arena, ref__in=refs).select_related(
        "document", "by__person__claimed_by"
    )
    return {
        row.ref: Origin(
            gettext("Andre ord, som nogen foreslog"),
            f"{arena.get_absolute_url()}texts/{row.document.ref}/",
            Perspective(row.by.perspective),
            who=row.by.person.display_name,
        )
        for row in rows.select_related("document", "by__person__claimed_by")
    }
