"""The four sectors as they are drawn: a colour, a shape and a pattern each, never one of the three alone.

The house below names no sector enum; whatever is given (an enum member, its value, or the name used in the style
sheet) is looked up here, and anything else is an error.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Any, TypeAlias

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# How many from each sector: the keys are whatever `sector_look` takes.
Counts: TypeAlias = Mapping[Any, int]


@dataclass(frozen=True)
class SectorLook:
    """How one sector is shown. `key` is the `data-sector` of the style sheet, `value` the one in the database."""

    key: str
    value: str
    name: Promise
    colour: Promise
    pattern: Promise


# The order is always this, clockwise from the top of a ring. A ring has no first seat; a list just needs one.
SECTORS = (
    SectorLook("offentlig", "public", _("Offentlig"), _("Fjordblå"), _("Firkant, lodrette streger")),
    SectorLook("erhverv", "business", _("Erhverv"), _("Tegl"), _("Trekant, skrå streger")),
    SectorLook("forening", "civil_society", _("Forening"), _("Irgrøn"), _("Kløver, prikker")),
    SectorLook("borger", "citizen", _("Borger"), _("Blomme"), _("Cirkel, helt fyldt")),
)
_BY_NAME = MappingProxyType({name: look for look in SECTORS for name in (look.key, look.value)})


def sector_look(sector: object) -> SectorLook:
    """The look of a sector given as an enum member, a stored value or a `data-sector` key; ValueError otherwise."""
    name = sector.value if isinstance(sector, Enum) else sector
    if not isinstance(name, str) or name not in _BY_NAME:
        raise ValueError(f"Not a sector: {sector!r}. Use one of {', '.join(_BY_NAME)}.")
    return _BY_NAME[name]


def by_look(counts: Counts) -> dict[str, int]:
    """Counts per sector, keyed as drawn, in the order drawn, without the sectors that have none."""
    given = {sector_look(sector).key: count for sector, count in counts.items()}
    if any(count < 0 for count in given.values()):
        raise ValueError(f"Nobody can be fewer than none: {given}.")
    return {look.key: given[look.key] for look in SECTORS if given.get(look.key)}
