"""Whether an arena rests, or somebody thinks it should."""

from django.db.models import OuterRef, QuerySet

from samskab.ground.arenas.models import Arena, Rest


def open_rests(arena: Arena | OuterRef) -> QuerySet[Rest]:
    """The rest that is proposed or has begun, at most one: nobody said »not yet«, and nobody has woken the arena."""
    return Rest.objects.filter(arena=arena, stopped_at__isnull=True, woken_at__isnull=True).order_by("-proposed_at")
