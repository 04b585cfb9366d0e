"""Which arenas belong together, seen from either of the two."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import LinkKind
from samskab.ground.arenas.models import Arena, ArenaLink
from samskab.kernel.refusal import Refusal

_SEEN_FROM_HERE = {LinkKind.PART_OF: _("Er en del af"), LinkKind.BESIDE: _("Står ved siden af")}
_SEEN_FROM_THERE = {LinkKind.PART_OF: _("Rummer"), LinkKind.BESIDE: _("Står ved siden af")}


@dataclass(frozen=True)
class Tie:
    """A link as one of its two arenas sees it: to whom, how, and whether it waits for an answer from here."""

    link: ArenaLink
    arena: Arena
    words: str | Promise
    asked_here: bool

    @property
    def stands(self) -> bool:
        """Whether both have said yes."""
        return self.link.confirmed_at is not None

    @property
    def waits_here(self) -> bool:
        """Whether it is this arena that has not answered."""
        return not self.stands and not self.asked_here


def ties(arena: Arena) -> list[Tie]:
    """What stands between this arena and others, and what waits, those that wait for an answer here first."""
    found = ArenaLink.objects.filter(Q(arena=arena) | Q(other=arena), ended_at__isnull=True)
    seen = [_tie(link, arena) for link in found.select_related("arena", "other", "asked_by")]
    return sorted(seen, key=lambda tie: (not tie.waits_here, tie.stands))


def link_for(arena: Arena, ref: UUID) -> ArenaLink:
    """A link that this arena is at either end of; raises a `Refusal` with status 404 when there is none such."""
    found = ArenaLink.objects.select_related("arena", "other").filter(Q(arena=arena) | Q(other=arena), ref=ref).first()
    if found is None:
        raise Refusal("unknown_link", _("Vi kan ikke finde det, du leder efter."), status=404)
    return found


def _tie(link: ArenaLink, arena: Arena) -> Tie:
    here = link.arena_id == arena.pk
    words = _SEEN_FROM_HERE if here else _SEEN_FROM_THERE
    return Tie(link, link.other if here else link.arena, words[LinkKind(link.kind)], here)
