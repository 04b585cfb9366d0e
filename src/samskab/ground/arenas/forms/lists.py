"""What to look for among arenas; an odd value looks for everything."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import Level, Liveliness, Order, StartingPoint, Step, places
from samskab.ground.arenas.queries.arenas import themes
from samskab.ground.arenas.queries.lists import Wanted
from samskab.ground.arenas.queries.rooms import steps_told
from samskab.ground.people.enums import Sector

FEW_CHOICES = ("theme", "level", "starting_point", "step", "missing", "liveliness")


def _any(*choices: Any) -> list[Any]:
    return [("", _("Alle")), *choices]


def _places() -> list[Any]:
    return [
        ("", _("Hele landet")),
        (_("Regioner"), [(place.code, place.name) for place in places(Level.REGIONAL)]),
        (_("Kommuner"), [(place.code, place.name) for place in places(Level.LOCAL)]),
    ]


def _themes() -> list[Any]:
    return _any(*((theme.slug, str(theme)) for theme in themes()))


def _steps() -> list[Any]:
    return _any(*((step.value, step.label) for step in steps_told()))


class ArenaListForm(forms.Form):
    """Words, a place, and what else an arena can be chosen by."""

    q = forms.CharField(label=_("Hvad handler det om?"), required=False, max_length=100)
    place = forms.ChoiceField(label=_("Hvor?"), choices=_places, required=False)
    order = forms.TypedChoiceField(
        label=_("Rækkefølge"), choices=Order.choices, coerce=Order, required=False, empty_value=Order.TOUCHED
    )
    theme = forms.ChoiceField(label=_("Tema"), choices=_themes, required=False)
    level = forms.TypedChoiceField(
        label=_("Hvor langt rækker den?"),
        choices=_any(*Level.choices),
        coerce=Level,
        required=False,
        empty_value=None,
    )
    starting_point = forms.TypedChoiceField(
        label=_("Hvad begynder den med?"),
        choices=_any(*StartingPoint.choices),
        coerce=StartingPoint,
        required=False,
        empty_value=None,
    )
    step = forms.TypedChoiceField(
        label=_("Hvilket trin er den på?"), choices=_steps, coerce=Step, required=False, empty_value=None
    )
    missing = forms.TypedChoiceField(
        label=_("Mangler nogen fra"), choices=_any(*Sector.choices), coerce=Sector, required=False, empty_value=None
    )
    liveliness = forms.TypedChoiceField(
        label=_("Hvordan går det?"),
        choices=_any(*Liveliness.choices),
        coerce=Liveliness,
        required=False,
        empty_value=None,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_valid()

    @property
    def wanted(self) -> Wanted:
        """What somebody looks for: of odd values, nothing."""
        given = self.cleaned_data
        return Wanted(
            words=given.get("q", ""),
            place=given.get("place", ""),
            theme=given.get("theme", ""),
            level=given.get("level"),
            starting_point=given.get("starting_point"),
            step=given.get("step"),
            missing=given.get("missing"),
            liveliness=given.get("liveliness"),
            order=given.get("order", Order.TOUCHED),
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether something less usual was chosen."""
        return any(self.cleaned_data.get(name) for name in FEW_CHOICES)


class ParticipantsForm(forms.Form):
    """A name, and a sector, among those who take part."""

    name = forms.CharField(required=False, max_length=200)
    sector = forms.TypedChoiceField(choices=_any(*Sector.choices), coerce=Sector, required=False, empty_value=None)

    def wanted(self) -> tuple[Sector | None, str]:
        """The sector and the name to look for."""
        self.is_valid()
        return self.cleaned_data.get("sector"), self.cleaned_data.get("name", "")
