"""Following an arena from outside. It is nobody else's business, so no fact tells of it."""

from samskab.ground.arenas.models import Arena, Follow
from samskab.ground.people.models import Person


def follow(*, arena: Arena, by: Person) -> None:
    """Follow an arena; twice is once."""
    Follow.objects.get_or_create(arena=arena, person=by)


def unfollow(*, arena: Arena, by: Person) -> None:
    """Stop following."""
    Follow.objects.filter(arena=arena, person=by).delete()
