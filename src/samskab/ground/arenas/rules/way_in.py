"""The ways into an arena: its entrance, and the invitation that a browser has opened."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.invitations import invitation_opened, token_of
from samskab.ground.arenas.rules.inviting import may_come_in
from samskab.ground.people.models import Person

OPENED = "arenas.opened"  # where a session keeps the references of the invitations opened, by the name of the arena


def entrance(slug: str, onward: str = "") -> str:
    """The address of the entrance of an arena, where one steps in and goes on to an address inside it."""
    page = reverse("arenas:enter", args=[slug])
    return f"{page}?{urlencode({'next': onward})}" if onward else page


def way_in(session: Mapping[str, Any], arena: Arena, person: Person | None, onward: str = "") -> str:
    """The address where one comes in by the invitation one has opened, and goes on from there; empty without one.

    No query for a browser that has opened none. An invitation that is withdrawn, over or used up is no way in.
    """
    ref = session.get(OPENED, {}).get(arena.slug)
    found = invitation_opened(arena, UUID(ref)) if ref else None
    if found is None or not may_come_in(invitation=found, arena=arena, person=person):
        return ""
    page = reverse("arenas:invitation", args=[token_of(found)])
    return f"{page}?{urlencode({'next': onward})}" if onward else page
