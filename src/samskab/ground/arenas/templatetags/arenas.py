"""What every page of an arena shows: the tabs of its rooms."""

from typing import Any

from django import template
from django.urls import reverse

from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.rooms import rooms

register = template.Library()


@register.inclusion_tag("arenas/tabs.html")
def arena_tabs(*, arena: Arena, current: str = "") -> dict[str, Any]:
    """The rooms of an arena as tabs; `current` is the key of the one shown, empty for its front page."""
    tabs = [
        {"label": room.label, "href": reverse(room.url_name, args=[arena.slug]), "current": room.key == current}
        for room in rooms()
    ]
    return {"arena": arena, "tabs": tabs, "at_front": not current}
