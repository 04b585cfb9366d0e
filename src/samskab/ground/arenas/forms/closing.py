"""Shapes of how a part of an arena is closed to those outside for a while."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.describing import REASON_LENGTH
from samskab.ground.arenas.enums import Part
from samskab.kernel import clock
from samskab.kernel.fields import TextField


class ClosureForm(forms.Form):
    """Which part, why, and the last day it is closed."""

    title = _("Luk en del for dem udefra")
    lead = _("Alt er åbent, når I ikke siger andet. Alle kan se, hvad der er lukket, hvorfor og hvor længe.")
    button = _("Luk delen")

    part = forms.TypedChoiceField(
        label=_("Hvad skal lukkes?"),
        help_text=_("Alle, der er med, ser det stadig."),
        choices=Part.choices,
        coerce=Part,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg, hvad der skal lukkes.")},
    )
    reason = TextField(
        longest=REASON_LENGTH,
        label=_("Hvorfor?"),
        help_text=_("Alle kan læse det. Skriv ikke noget, der skal beskyttes."),
        error_messages={"required": _("Skriv, hvorfor den del skal lukkes.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    until = forms.DateField(
        label=_("Til og med hvilken dag?"),
        help_text=_("Højst tre måneder. Så åbner delen af sig selv."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Vælg en dag."), "invalid": _("Vælg en dag, for eksempel 24-12-2026.")},
    )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if day := cleaned.get("until"):
            cleaned["until"] = clock.end_of(day)
        return cleaned
