"""What we know about a person, gathered from every app that knows something."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from samskab.ground.people.models import Person
from samskab.kernel.refusal import Refusal

Row = Mapping[str, Any]
DEEDS = 10  # from this order on stands what a person did


@dataclass(frozen=True)
class Section:
    """One kind of things we know.

    `name` is its key in the JSON file, `title` its heading on the page. `columns` names what each row holds, key by
    key, in words people read. `rows` reads them; the values must be texts, numbers, dates, booleans or nothing. What
    a person is stands before what they did: `order` is under `DEEDS` for that, and low for what comes first.
    """

    name: str
    title: Promise
    columns: Mapping[str, Promise]
    rows: Callable[[Person], Sequence[Row]]
    order: int = 0


_sections: dict[str, Section] = {}


def register(section: Section) -> None:
    """Add a section; apps do this in their `manifest`. A name can be taken only once."""
    if section.name in _sections:
        raise ValueError(f"two apps export »{section.name}«")
    _sections[section.name] = section


def section_named(name: str) -> Section:
    """One section by its name; raises a `Refusal` with status 404 when there is none such."""
    found = _sections.get(name)
    if found is None:
        raise Refusal("unknown_section", _("Den del af dine data har vi ikke."), status=404)
    return found


def sections() -> list[Section]:
    """All sections, in their order."""
    return sorted(_sections.values(), key=lambda one: one.order)


def everything_about(person: Person) -> list[tuple[Section, Sequence[Row]]]:
    """All sections, each with its rows, in their order."""
    return [(section, section.rows(person)) for section in sections()]
