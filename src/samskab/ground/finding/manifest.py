"""What finding tells the house: who knows words, and that arenas can be found."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samskab.ground.finding.bridge import listed_words
from samskab.ground.finding.queries.kinds import Kind, add_kind
from samskab.ground.finding.queries.reading import reads_words


def arena_address(slug: str, _ref: UUID) -> str:
    """The front page of an arena."""
    return reverse("web:arena", args=[slug])


reads_words(listed_words)
add_kind(Kind("arena", _("Arena"), _("Arenaer"), "flame", arena_address, 10))
