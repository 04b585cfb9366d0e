"""The shape of entering somebody who is there."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import HelpWay
from samskab.ground.arenas.forms.entering import GuestForm


class HelpForm(GuestForm):
    """Somebody's name, how they said yes, and the hat they wear."""

    way = forms.TypedChoiceField(
        label=_("Hvordan har personen sagt ja?"),
        choices=HelpWay.choices,
        coerce=HelpWay,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg, hvordan personen har sagt ja.")},
    )
    agreed = forms.BooleanField(
        label=_("Personen har selv sagt ja til at være med, og til at jeg skriver det ind"),
        error_messages={"required": _("Ingen kommer med uden selv at have sagt ja. Spørg først.")},
    )
    field_order = ("name", "way", "agreed", "perspective")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["perspective"].error_messages["required"] = _("Vælg, hvem personen er her som.")
