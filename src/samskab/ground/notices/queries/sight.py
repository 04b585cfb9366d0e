"""What one who is told may see where it happened: they may have left since, and a part may have been closed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from samskab.ground.arenas.enums import Part
from samskab.ground.arenas.models import Arena, ClosedPart, Participation
from samskab.ground.people.models import Person
from samskab.kernel import clock


@dataclass(frozen=True)
class Sight:
    """How one sees an arena: as one who takes part, or from outside, with what is shut to them there."""

    participation: Participation | None
    shut: frozenset[Part]

    def name_of(self, other: Participation) -> str:
        """The name of another who takes part, where names are open."""
        return _("En deltager") if Part.PARTICIPANTS in self.shut else other.person.display_name

    def sees(self, part: Part | None) -> bool:
        """Whether a part is open to them."""
        return part is None or part not in self.shut


def sight_of(person: Person, arenas: Collection[Arena]) -> Mapping[int, Sight]:
    """How a person sees each of some arenas, by key. Two queries."""
    keys = {arena.pk for arena in arenas}
    rows = Participation.objects.filter(arena__in=keys, person=person, left_at__isnull=True)
    here = {each.arena_id: each for each in rows}
    closed: dict[int, set[Part]] = {key: set() for key in keys}
    now = clock.now()
    parts = ClosedPart.objects.filter(arena__in=keys - here.keys(), opened_at__isnull=True, until__gt=now)
    for arena, part in parts.values_list("arena", "part"):
        closed[arena].add(Part(part))
    return {key: Sight(here.get(key), frozenset(closed[key])) for key in keys}
