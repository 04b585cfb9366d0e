"""An arena as one person meets it: everything its front page needs of them and of it, in as few questions as can be."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import Part
from samskab.ground.arenas.models import Arena, ClosedPart, Follow, Initiator, Participation, Rest, Theme
from samskab.ground.arenas.queries.arenas import arenas
from samskab.ground.arenas.queries.glimpses import glimpsed
from samskab.ground.arenas.queries.needs import Looker
from samskab.ground.arenas.queries.participants import participation_seen
from samskab.ground.arenas.queries.parts import closed_parts
from samskab.ground.arenas.queries.rests import open_rests
from samskab.ground.people.models import Person
from samskab.kernel.refusal import Refusal


@dataclass(frozen=True)
class Meeting:
    """One arena, who looks at it, and what stands about its rest and its closed parts."""

    arena: Arena
    looker: Looker
    follows: bool
    themes: tuple[Theme, ...]
    closed: tuple[ClosedPart, ...]
    rest: Rest | None

    @property
    def sees_names(self) -> bool:
        """Whether the one who looks may see who takes part."""
        hidden = any(part.part == Part.PARTICIPANTS for part in self.closed)
        return self.looker.participation is not None or not hidden


def meet(slug: str, person: Person | None) -> Meeting:
    """The arena at an address with all its glimpses, as a person or a stranger meets it.

    Two questions for an arena that is awake and all open, three for one who takes part; a rest and closed parts are
    only asked for where there are some. Raises a `Refusal` with status 404 when there is no such arena.
    """
    rows = glimpsed(arenas()).select_related("started_by").filter(slug=slug)
    rows = rows.annotate(
        is_closed_in_part=Exists(closed_parts(OuterRef("pk"))), has_open_rest=Exists(open_rests(OuterRef("pk")))
    )
    if person is not None:
        mine = Participation.objects.filter(arena=OuterRef("pk"), person=person, left_at__isnull=True)
        behind = Initiator.objects.filter(arena=OuterRef("pk"), person=person, left_at__isnull=True)
        following = Follow.objects.filter(arena=OuterRef("pk"), person=person)
        rows = rows.annotate(i_am_in=Exists(mine), i_stand_behind=Exists(behind), i_follow=Exists(following))
    arena = rows.first()
    if arena is None:
        raise Refusal("unknown_arena", _("Vi kan ikke finde den arena."), status=404)
    return Meeting(
        arena=arena,
        looker=Looker(
            person=person,
            participation=participation_seen(person, arena)
            if person is not None and getattr(arena, "i_am_in", False)
            else None,
            is_initiator=getattr(arena, "i_stand_behind", False),
        ),
        follows=getattr(arena, "i_follow", False),
        themes=tuple(link.theme for link in arena.arena_themes.all()),
        closed=tuple(closed_parts(arena)) if arena.is_closed_in_part else (),
        rest=open_rests(arena).select_related("proposed_by").first() if arena.has_open_rest else None,
    )
