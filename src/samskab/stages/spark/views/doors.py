"""Who is here, for views behind the guarded doors, and the door into an arena for those who take part."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from samskab.ground.arenas.queries.arenas import arena_at
from samskab.ground.arenas.queries.participants import not_here, participation_of
from samskab.ground.people.queries.people import Somebody
from samskab.kernel.http.visitor import visitor, visitor_or_guest


@dataclass(frozen=True)
class Inside:
    """One who takes part in an arena, and the arena."""

    person: Somebody
    arena: Any


def signed_in(request: HttpRequest) -> Somebody:
    """The person who is here; views call it after `SignedInMiddleware` has let the request in."""
    person: Somebody | None = visitor(request)
    if person is None:
        raise PermissionDenied
    return person


def inside(request: HttpRequest, slug: str) -> Inside:
    """The arena at an address and the one who takes part in it, signed in or as a guest; refuses everybody else."""
    person, arena = visitor_or_guest(request), arena_at(slug)
    if participation_of(person, arena) is None:
        raise not_here()
    return Inside(person, arena)
