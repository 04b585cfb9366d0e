"""What documents tell the house: a suggestion that was taken is what a block came from, and what is whose data."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.queries.glimpses import glimpse
from samskab.ground.arenas.queries.rooms import Room, add_room
from samskab.ground.documents.queries import own_data
from samskab.ground.documents.queries.framed import FRAMING, framings_as_origins
from samskab.ground.documents.queries.glimpses import problem_text
from samskab.ground.documents.queries.sources import add_source_kind
from samskab.ground.documents.queries.suggested import SUGGESTION, suggestions_as_origins
from samskab.ground.finding.queries.kinds import Kind, add_kind
from samskab.ground.people.queries import exports


def text_address(slug: str, ref: UUID) -> str:
    """The page of a text."""
    return reverse("documents:text", args=[slug, ref])


add_kind(Kind("text", _("Tekst"), _("Tekster"), "scroll-text", text_address, 30))
add_room(Room("documents", _("Tekster"), "documents:list", 40))
glimpse(problem_text)
add_source_kind(kind=FRAMING, label=_("Synspunkt"), find=framings_as_origins)
add_source_kind(kind=SUGGESTION, label=_("Forslag"), find=suggestions_as_origins)

for section in (
    exports.Section(
        name="written",
        title=_("De fælles tekster, du har skrevet i"),
        columns={"arena": _("Arena"), "text": _("Tekst"), "changes": _("Ændringer"), "last": _("Sidst")},
        rows=own_data.written_rows,
        order=56,
    ),
    exports.Section(
        name="beside",
        title=_("Det, du har sagt ved siden af fælles tekster"),
        columns={"arena": _("Arena"), "text": _("Tekst"), "words": _("Dine ord"), "at": _("Hvornår")},
        rows=own_data.beside_rows,
        order=56,
    ),
):
    exports.register(section)
