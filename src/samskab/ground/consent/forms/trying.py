"""Trying something in the small."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.ground.consent.actions.versions import TEXT_LENGTH
from samskab.ground.consent.enums import Carrier
from samskab.ground.consent.forms.choosing import choose
from samskab.ground.consent.models.ending import TRIAL_TITLE_LENGTH
from samskab.kernel.fields import LineField, TextField


class DayField(forms.DateField):
    """A day, chosen in a calendar where the browser has one."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **kwargs)
        self.error_messages["required"] = _("Vælg en dag.")


class TrialForm(forms.Form):
    """One trial: what is tried, and between which days."""

    title = LineField(
        longest=TRIAL_TITLE_LENGTH,
        label=_("Hvad prøver I?"),
        error_messages={"required": _("Skriv, hvad I prøver.")},
    )
    text = TextField(
        longest=TEXT_LENGTH,
        label=_("Sådan gør I"),
        help_text=_("Hvem gør hvad, og hvornår stopper I, hvis det går galt?"),
        error_messages={"required": _("Skriv, hvordan I gør.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    starts_on = DayField(label=_("Fra"))
    ends_on = DayField(label=_("Til"), help_text=_("Højst 92 dage. Så slutter det af sig selv."))

    def __init__(self, *args: Any, starts_on: date, ends_on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts_on"].initial, self.fields["ends_on"].initial = starts_on, ends_on

    def has_changed(self) -> bool:
        """Whether somebody wrote in it: one that is only dated says nothing."""
        return any(self.data.get(self.add_prefix(name), "").strip() for name in ("title", "text"))


class CarrierForm(forms.Form):
    """Who carries the trials: those who want to, or the arena when it has agreed to that beforehand."""

    carrier = forms.TypedChoiceField(
        label=_("Hvem bærer det?"), choices=Carrier.choices, coerce=Carrier, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, arena_may: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["carrier"]
        field.initial = Carrier.PEOPLE
        if not arena_may:
            choose(field, [(Carrier.PEOPLE.value, Carrier.PEOPLE.label)])
            field.widget = forms.HiddenInput()
