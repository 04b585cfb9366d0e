"""Putting forward a step of the journey, who is to serve, and more time for a round."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import Step
from samskab.ground.consent.actions.versions import TEXT_LENGTH
from samskab.ground.consent.enums import Move, Role
from samskab.ground.consent.forms.choosing import choose
from samskab.ground.consent.forms.trying import DayField
from samskab.ground.consent.queries.roles import MOST_MONTHS
from samskab.kernel.fields import TextField


class StepForm(forms.Form):
    """Where the arena is to stand."""

    step = forms.TypedChoiceField(
        label=_("Hvilket trin?"), choices=Step.choices, coerce=Step, error_messages={"required": _("Vælg et trin.")}
    )
    stand = forms.TypedChoiceField(
        label=_("Hvordan står vi i det?"),
        choices=Move.choices,
        coerce=Move,
        widget=forms.RadioSelect,
        error_messages={"required": _("Sig, hvordan I står i det.")},
    )
    text = TextField(
        longest=TEXT_LENGTH,
        label=_("Hvorfor nu?"),
        help_text=_("Skriv, hvad I har nået, og hvad der skal ske nu."),
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Skriv, hvorfor det er nu.")},
    )


class RoleForm(forms.Form):
    """Who is to serve, as what, and for how long. Only those who have said yes can be chosen, and oneself."""

    who = forms.ChoiceField(
        label=_("Hvem, og som hvad?"),
        help_text=_("Her står du selv og de, der har sagt, at de gerne vil."),
        error_messages={"required": _("Vælg, hvem der skal hjælpe.")},
    )
    months = forms.IntegerField(
        label=_("Hvor mange måneder?"),
        help_text=_("Højst seks. Så går rollen på tur."),
        min_value=1,
        max_value=MOST_MONTHS,
        initial=MOST_MONTHS,
        error_messages={"required": _("Skriv et tal."), "invalid": _("Skriv et tal.")},
    )
    text = TextField(
        longest=TEXT_LENGTH,
        label=_("Hvad skal de hjælpe med?"),
        help_text=_("Rollen bestemmer ikke noget. Skriv, hvad I har brug for."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Skriv, hvad I har brug for.")},
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self.fields["who"], [("", _("Vælg")), *people])


class WillingForm(forms.Form):
    """Saying that one would, or would not."""

    role = forms.TypedChoiceField(choices=Role.choices, coerce=Role)
    yes = forms.BooleanField(required=False)


class ExtensionForm(forms.Form):
    """Until when a round is to take answers, and why."""

    day = DayField(label=_("Til og med hvilken dag?"), error_messages={"required": _("Vælg en dag.")})
    text = TextField(
        longest=TEXT_LENGTH,
        label=_("Hvorfor er der brug for mere tid?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Skriv, hvorfor der er brug for mere tid.")},
    )
