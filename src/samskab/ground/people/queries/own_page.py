"""What other apps show on a person's own page, below what waits for them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from samskab.ground.people.models import Person

Contents = Callable[[Person], Mapping[str, Any]]


@dataclass(frozen=True)
class OwnPart:
    """A template, and what it shows of a person as `part`."""

    template: str
    contents: Mapping[str, Any]


_parts: dict[str, Contents] = {}


def add_own_part(template: str) -> Callable[[Contents], Contents]:
    """Register a part of everybody's own page; apps do this in their `manifest`. A template can stand there once."""

    def register(contents: Contents) -> Contents:
        if template in _parts:
            raise ValueError(f"two apps show »{template}« on one's own page")
        _parts[template] = contents
        return contents

    return register


def own_parts(person: Person) -> tuple[OwnPart, ...]:
    """All parts of a person's page, in the order they were registered."""
    return tuple(OwnPart(template, contents(person)) for template, contents in _parts.items())
