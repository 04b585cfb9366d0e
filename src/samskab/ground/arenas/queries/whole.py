"""The whole of an arena as data, for anyone to take with them: it is open, so it belongs to nobody (M156).

It holds what those outside may see. Who is missing, and what stands unresolved, always goes with it (G14).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.chairs import chairs
from samskab.ground.arenas.queries.evidence import label_of
from samskab.ground.arenas.queries.looking import Meeting
from samskab.ground.arenas.queries.participants import initiators, participants
from samskab.ground.arenas.queries.unresolved import unresolved

Row = Mapping[str, Any]
Provider = Callable[[Arena], Sequence[Row]]
_parts: dict[str, Provider] = {}


def part_of_the_whole(key: str) -> Callable[[Provider], Provider]:
    """Register what an app has of an arena under a key of its own: texts, numbers, dates, references."""

    def register(provider: Provider) -> Provider:
        if key in _parts:
            raise ValueError(f"two apps have »{key}« of an arena")
        _parts[key] = provider
        return provider

    return register


def whole(met: Meeting) -> dict[str, Any]:
    """Everything of an arena as one who looks may see it."""
    arena = met.arena
    label = label_of(arena)
    return {
        "ref": arena.ref,
        "slug": arena.slug,
        "title": arena.title,
        "text": arena.text,
        "starting_point": arena.starting_point,
        "domain": arena.domain,
        "place": {
            "code": arena.place,
            "name": str(arena.where.name),
            "spot": arena.spot if met.sees_spot else None,
        },
        "themes": [str(theme) for theme in met.themes],
        "started_at": arena.started_at,
        "state": arena.state,
        "outcome": arena.outcome,
        "purposes": list(arena.purposes.order_by("said_at", "id").values("text", "said_at")),
        "people": {sector.value: number for sector, number in arena.people.items()},
        "initiators": [row.person.display_name for row in initiators(arena)] if met.sees_names else None,
        "participants": _participants(met),
        "missing_voices": [_row(chair, "sector", "title", "note") for chair in chairs(arena)],
        "unresolved": [_row(each, "about", "words") for each in unresolved(arena)],
        "is_cocreation": label.holds,
        "evidence": [_row(each, "code", "title", "holds", "why") for each in label.evidence],
        "closed_parts": [_row(part, "part", "reason", "until") for part in met.closed],
        **{key: list(provider(arena)) for key, provider in _parts.items()},
    }


def _participants(met: Meeting) -> list[Row] | None:
    if not met.sees_names:
        return None
    return [
        {
            "name": row.person.display_name,
            "perspective": row.perspective,
            "organisation": row.organisation.name if row.organisation else None,
            "joined_at": row.joined_at,
        }
        for row in participants(met.arena)
    ]


def _row(thing: object, *names: str) -> Row:
    """Some of a thing by name, with lazy words said now."""
    values = {name: getattr(thing, name) for name in names}
    return {name: str(value) if hasattr(value, "_proxy____args") else value for name, value in values.items()}
