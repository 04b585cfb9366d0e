"""What is closed to those outside, why and until when, and who sees it all the same."""

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import Part
from samskab.ground.arenas.models import Arena, ClosedPart, Participation
from samskab.kernel import clock, often
from samskab.kernel.refusal import Refusal


def closed_parts(arena: Arena | OuterRef) -> QuerySet[ClosedPart]:
    """The parts that are closed now, told to everybody."""
    return (
        ClosedPart.objects.filter(arena=arena, opened_at__isnull=True, until__gt=clock.now())
        .select_related("closed_by__claimed_by")
        .order_by("-closed_at", "-id")
    )


def some_are_closed(arena: OuterRef, part: Part | None = None) -> Exists:
    """Whether an arena has any, or that one, for a question that is asked often."""
    closed = ClosedPart.objects.filter(arena=arena, opened_at__isnull=True, until__gt=often.now())
    return Exists(closed if part is None else closed.filter(part=part))


def may_see(part: Part, arena: Arena, participation: Participation | None) -> bool:
    """Whether a part is open to one who takes part (always), or looks in from outside."""
    return participation is not None or not closed_parts(arena).filter(part=part).exists()


def shut_to(participation: Participation | None, arena: Arena) -> frozenset[Part]:
    """The parts that the one who looks may not see: none for those who take part. At most one query."""
    if participation is not None:
        return frozenset()
    return frozenset(Part(part) for part in closed_parts(arena).values_list("part", flat=True))


def closed_part_for(arena: Arena, ref: UUID) -> ClosedPart:
    """A part of this arena that is closed now; raises a `Refusal` with status 404 when it is not."""
    found = closed_parts(arena).filter(ref=ref).first()
    if found is None:
        raise Refusal("unknown_part", _("Den del er åben. Måske åbnede den af sig selv."), status=404)
    return found


def closes_names(arena: Arena) -> bool:
    """Whether who takes part is closed to those outside."""
    return closed_parts(arena).filter(part=Part.PARTICIPANTS).exists()
