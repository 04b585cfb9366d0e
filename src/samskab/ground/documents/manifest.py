"""What documents tell the house: a suggestion that was taken is what a block came from."""

from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.queries.rooms import Room, add_room
from samskab.ground.documents.queries.sources import add_source_kind
from samskab.ground.documents.queries.suggested import SUGGESTION, suggestions_as_origins

add_room(Room("documents", _("Tekster"), "documents:list", 40))
add_source_kind(kind=SUGGESTION, label=_("Forslag"), find=suggestions_as_origins)
