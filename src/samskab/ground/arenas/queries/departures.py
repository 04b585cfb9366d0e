"""Why people left, as those who stay may read it (M94)."""

from django.db.models import QuerySet

from samskab.ground.arenas.models import Arena, Departure, Participation

ENOUGH = 5


def departures(arena: Arena) -> QuerySet[Departure]:
    """The reasons people gave, the latest week first. Those without a name come when five have left, and not before:
    then nobody can guess whose they are.
    """
    told = Departure.objects.filter(arena=arena).select_related("person__claimed_by").order_by("-week", "ref")
    left = Participation.objects.filter(arena=arena, left_at__isnull=False).count()
    return told if left >= ENOUGH else told.filter(person__isnull=False)
