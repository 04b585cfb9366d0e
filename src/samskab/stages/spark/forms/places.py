"""Choosing a place from the official lists."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import NATIONAL, PLACES, Level, places

# The whole country has the empty code, and a select needs a value for it.
COUNTRY = "dk"


def place_choices() -> list[tuple[Any, Any]]:
    """The whole country, the regions and the municipalities, each in Danish order."""
    return [
        ("", _("Vælg et sted")),
        (COUNTRY, PLACES[NATIONAL].name),
        (_("Regioner"), [(place.code, place.name) for place in places(Level.REGIONAL)]),
        (_("Kommuner"), [(place.code, place.name) for place in places(Level.LOCAL)]),
    ]


def place_code(chosen: str) -> str:
    """The official code of what was chosen."""
    return NATIONAL if chosen == COUNTRY else chosen


def place_value(code: str) -> str:
    """The choice that stands for a code."""
    return code or COUNTRY


class PlaceField(forms.TypedChoiceField):
    """A municipality, a region or the whole country."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Hvor?"))
        kwargs.setdefault("error_messages", {"required": _("Vælg, hvor det er. Hele landet er også et sted.")})
        super().__init__(choices=place_choices, coerce=place_code, **kwargs)
