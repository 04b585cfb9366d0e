"""Shapes of what an arena is about: its purpose, its themes, what it starts from."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.describing import REASON_LENGTH
from samskab.ground.arenas.enums import StartingPoint
from samskab.ground.arenas.models import Theme
from samskab.ground.arenas.models.arena import PURPOSE_LENGTH
from samskab.ground.arenas.models.theme import THEME_LENGTH
from samskab.kernel.fields import LineField, TextField


class PurposeForm(forms.Form):
    """The shared purpose in other words."""

    title = _("Sæt ord på det fælles formål")
    lead = _("Alle, der er med, kan gøre det. De gamle ord bliver stående, så I kan se, hvad der skete.")
    button = _("Gem ordene")

    text = TextField(
        longest=PURPOSE_LENGTH,
        label=_("Det vil vi sammen"),
        help_text=_("En eller to sætninger, som en nabo ville forstå."),
        error_messages={"required": _("Skriv, hvad I vil sammen.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class ThemesForm(forms.Form):
    """What the arena is about: some of the themes `offered`, and one that is not among them."""

    title = _("Hvad handler arenaen om?")
    lead = _("Temaer gør det lettere at finde hinanden. Vælg dem, der passer.")
    button = _("Gem temaerne")

    themes = forms.MultipleChoiceField(
        label=_("Temaer"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Vælg temaer på listen.")},
    )
    name = LineField(
        longest=THEME_LENGTH,
        label=_("Et andet tema"),
        help_text=_("Andre arenaer kan vælge det bagefter."),
        required=False,
    )

    def __init__(self, *args: Any, offered: Sequence[Theme], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.MultipleChoiceField, self.fields["themes"])
        field.choices = [(theme.slug, str(theme)) for theme in offered]
        self.offered = offered

    def chosen(self) -> list[Theme]:
        """The themes that were ticked."""
        return [theme for theme in self.offered if theme.slug in self.cleaned_data["themes"]]


class StartingPointForm(forms.Form):
    """That the arena starts from something else, and why."""

    title = _("Hvad begynder arenaen med?")
    lead = _("Det kan ændre sig undervejs. Jeres grund bliver stående, så andre kan følge med.")
    button = _("Gem udgangspunktet")

    starting_point = forms.TypedChoiceField(
        label=_("Arenaen begynder med"),
        choices=StartingPoint.choices,
        coerce=StartingPoint,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg det, der passer bedst.")},
    )
    reason = TextField(
        longest=REASON_LENGTH,
        label=_("Hvorfor er det anderledes nu?"),
        error_messages={"required": _("Skriv, hvorfor det er anderledes nu.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
