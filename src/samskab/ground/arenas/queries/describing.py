"""What an arena has been about: every wording of its purpose, and every change of what it starts from."""

from django.db.models import QuerySet

from samskab.ground.arenas.models import Arena, Purpose, StartingPointChange


def purposes(arena: Arena) -> QuerySet[Purpose]:
    """Every wording of the purpose, the one that stands first."""
    return arena.purposes.select_related("said_by__claimed_by")


def starting_point_changes(arena: Arena) -> QuerySet[StartingPointChange]:
    """Every change of what the arena starts from, the latest first."""
    return arena.starting_point_changes.select_related("changed_by__claimed_by").order_by("-changed_at", "-id")
