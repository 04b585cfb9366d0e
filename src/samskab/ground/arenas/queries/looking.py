"""An arena as one person meets it: everything its front page needs of them and of it, in as few questions as can be."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import Part
from samskab.ground.arenas.models import Arena, ArenaTheme, ClosedPart, Follow, Initiator, Participation, Rest, Theme
from samskab.ground.arenas.queries.glimpses import glimpsed
from samskab.ground.arenas.queries.needs import Looker
from samskab.ground.arenas.queries.participants import participation_seen
from samskab.ground.arenas.queries.parts import closed_parts, some_are_closed
from samskab.ground.arenas.queries.rests import open_rests
from samskab.ground.people.models import Person
from samskab.kernel.often import Often, asked
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
        return self._sees(Part.PARTICIPANTS)

    @property
    def sees_spot(self) -> bool:
        """Whether the one who looks may see where in its place the arena is."""
        return self._sees(Part.LOCATION)

    def _sees(self, part: Part) -> bool:
        return self.looker.participation is not None or all(each.part != part for each in self.closed)


def _met() -> QuerySet[Arena]:
    here, theirs = {"arena": OuterRef("pk")}, {"person": asked("person")}
    return (
        Arena.objects.select_related("started_by")
        .filter(slug=asked("slug"))
        .annotate(
            is_closed_in_part=some_are_closed(OuterRef("pk")),
            has_open_rest=Exists(open_rests(OuterRef("pk"))),
            i_am_in=Exists(Participation.objects.filter(**here, **theirs, left_at__isnull=True)),
            i_stand_behind=Exists(Initiator.objects.filter(**here, **theirs, left_at__isnull=True)),
            i_follow=Exists(Follow.objects.filter(**here, **theirs)),
        )
    )


_MET = Often(_met)
_THEMES = Often(lambda: ArenaTheme.objects.select_related("theme").filter(arena=asked("arena")))


def meet(slug: str, person: Person | None) -> Meeting:
    """The arena at an address with all its glimpses, as a person or a stranger meets it.

    Three questions for an arena that is awake and all open, four for one who takes part; a rest and closed parts are
    only asked for where there are some. Raises a `Refusal` with status 404 when there is no such arena.
    """
    found = _MET.one(slug=slug, person=person.pk if person is not None else None)
    if found is None:
        raise Refusal("unknown_arena", _("Vi kan ikke finde den arena."), status=404)
    arena: Any = glimpsed([found])[0]
    return Meeting(
        arena=arena,
        looker=Looker(
            person=person,
            participation=participation_seen(person, arena) if person is not None and arena.i_am_in else None,
            is_initiator=arena.i_stand_behind,
        ),
        follows=arena.i_follow,
        themes=tuple(link.theme for link in _THEMES(arena=arena.pk)),
        closed=tuple(closed_parts(arena)) if arena.is_closed_in_part else (),
        rest=open_rests(arena).select_related("proposed_by").first() if arena.has_open_rest else None,
    )
