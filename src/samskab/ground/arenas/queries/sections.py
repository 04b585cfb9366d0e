"""What apps show on an arena's front page, below what it needs now: each brings a template and what it shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.needs import Looker

Contents = Callable[[Arena, Looker], Mapping[str, Any]]


@dataclass(frozen=True)
class Section:
    """A part of the front page. `contents` reads what the template shows as `section`, and may ask the database once.

    Nothing in it leaves the section out.
    """

    key: str
    template: str
    order: int
    contents: Contents


@dataclass(frozen=True)
class Shown:
    """A section with what it shows of one arena, to one who looks."""

    template: str
    contents: Mapping[str, Any]


_sections: dict[str, Section] = {}


def add_section(section: Section) -> None:
    """Add a section; apps do this in their `manifest`. A key can be taken only once."""
    if section.key in _sections:
        raise ValueError(f"two apps have a section called »{section.key}«")
    _sections[section.key] = section


def sections(arena: Arena, looker: Looker) -> tuple[Shown, ...]:
    """What every app has to show of an arena, in order."""
    ordered = sorted(_sections.values(), key=lambda section: section.order)
    shown = (Shown(section.template, section.contents(arena, looker)) for section in ordered)
    return tuple(each for each in shown if each.contents)
