"""What other apps show on an organisation's page, below those who speak for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from samskab.ground.people.models import Organisation

Contents = Callable[[Organisation], Mapping[str, Any]]


@dataclass(frozen=True)
class OrganisationPart:
    """A template, and what it shows of an organisation as `part`."""

    template: str
    contents: Mapping[str, Any]


_parts: dict[str, Contents] = {}


def add_organisation_part(template: str) -> Callable[[Contents], Contents]:
    """Register a part of every organisation's page; apps do this in their `manifest`. A template stands there once.

    It is the same for an organisation of any sector, and shows what anybody may see.
    """

    def register(contents: Contents) -> Contents:
        if template in _parts:
            raise ValueError(f"two apps show »{template}« on an organisation's page")
        _parts[template] = contents
        return contents

    return register


def organisation_parts(organisation: Organisation) -> tuple[OrganisationPart, ...]:
    """All parts of an organisation's page, in the order they were registered."""
    return tuple(OrganisationPart(template, contents(organisation)) for template, contents in _parts.items())
