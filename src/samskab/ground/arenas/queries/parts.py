"""What is closed to those outside, why and until when, and who sees it all the same."""

from django.db.models import OuterRef, QuerySet

from samskab.ground.arenas.enums import Part
from samskab.ground.arenas.models import Arena, ClosedPart, Participation
from samskab.kernel import clock


def closed_parts(arena: Arena | OuterRef) -> QuerySet[ClosedPart]:
    """The parts that are closed now, told to everybody."""
    return (
        ClosedPart.objects.filter(arena=arena, opened_at__isnull=True, until__gt=clock.now())
        .select_related("closed_by")
        .order_by("-closed_at", "-id")
    )


def may_see(part: Part, arena: Arena, participation: Participation | None) -> bool:
    """Whether a part is open to one who takes part (always), or looks in from outside."""
    return participation is not None or not closed_parts(arena).filter(part=part).exists()


def closes_names(arena: Arena) -> bool:
    """Whether who takes part is closed to those outside."""
    return closed_parts(arena).filter(part=Part.PARTICIPANTS).exists()
