"""Shapes of what a person decides about themself."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.ground.people.enums import Language, Letters, Perspective, Theme
from samskab.ground.people.models.person import NAME_LENGTH
from samskab.kernel.fields import LineField

_CLOCK = {"type": "time"}


class NameForm(forms.Form):
    """The name a person goes by."""

    name = LineField(
        longest=NAME_LENGTH,
        label=_("Dit navn"),
        help_text=_("Sådan ser andre dig. Fornavn er nok, og et opdigtet navn er også i orden."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )


class PerspectivesForm(forms.Form):
    """The perspectives a person may speak from; those of the sector `first`, if it is one, stand first."""

    perspectives = forms.TypedMultipleChoiceField(
        label=_("Hvem taler du som?"),
        help_text=_("Vælg dem, der passer. Du vælger ét af dem, hver gang du bidrager. Alle vejer det samme."),
        choices=Perspective.choices,
        coerce=Perspective,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, first: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.TypedMultipleChoiceField, self.fields["perspectives"])
        field.choices = sorted(Perspective.choices, key=lambda choice: Perspective(choice[0]).sector != first)


class SettingsForm(forms.Form):
    """Language, look, how often mail comes, and quiet time."""

    language = forms.TypedChoiceField(
        label=_("Sprog"), choices=Language.choices, coerce=Language, widget=forms.RadioSelect
    )
    theme = forms.TypedChoiceField(label=_("Udseende"), choices=Theme.choices, coerce=Theme, widget=forms.RadioSelect)
    letters = forms.TypedChoiceField(
        label=_("Mail om det, der sker"),
        help_text=_(
            "Vælger du en af de to første, får du en mail for sig, når en runde snart lukker. "
            "Koden til at komme ind får du altid."
        ),
        choices=Letters.choices,
        coerce=Letters,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    quiet_from = forms.TimeField(
        label=_("Ingen mail fra klokken"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs=_CLOCK),
        error_messages={"invalid": _("Skriv et klokkeslæt, for eksempel 21:30.")},
    )
    quiet_until = forms.TimeField(
        label=_("Til klokken"),
        help_text=_(
            "Roen må gerne gå hen over midnat. Skriv det samme klokkeslæt begge steder, hvis mail må komme hele døgnet."
        ),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs=_CLOCK),
        error_messages={"invalid": _("Skriv et klokkeslæt, for eksempel 7:00.")},
    )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        ends = ("quiet_from", "quiet_until")
        given = [end for end in ends if self.cleaned_data.get(end) is not None]
        if len(given) == 1 and not any(end in self.errors for end in ends):
            self.add_error(
                next(end for end in ends if end not in given),
                _("Skriv både hvornår roen begynder, og hvornår den slutter."),
            )
        return cleaned
