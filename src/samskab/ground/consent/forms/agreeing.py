"""How an arena wants to be together, and what its rounds ask for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.ground.consent.actions.versions import TEXT_LENGTH
from samskab.ground.consent.queries.drafting import lines_of
from samskab.ground.consent.queries.guidelines import Guidelines
from samskab.ground.people.enums import Sector
from samskab.kernel.fields import TextField

_NUMBER = {"required": _("Skriv et tal."), "invalid": _("Skriv et tal.")}


class GuidelinesForm(forms.Form):
    """The lines, one under the other, and the numbers that every later round is opened with."""

    lines = TextField(
        longest=TEXT_LENGTH,
        label=_("Sådan vil vi være sammen"),
        help_text=_("Én ting på hver linje. For eksempel: Vi slutter altid til tiden."),
        error_messages={"required": _("Skriv mindst én linje.")},
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    share = forms.IntegerField(
        label=_("Hvor mange procent af de aktive skal have svaret?"), error_messages=dict(_NUMBER)
    )
    sectors = forms.TypedMultipleChoiceField(
        label=_("Hvilke sektorer skal mindst én have svaret fra?"),
        help_text=_("Det gælder kun de sektorer, der er med, når runden åbner."),
        choices=Sector.choices,
        coerce=Sector,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    clarify_days = forms.IntegerField(label=_("Dage til at spørge, før vi svarer"), error_messages=dict(_NUMBER))
    days = forms.IntegerField(label=_("Dage til at svare"), error_messages=dict(_NUMBER))
    again_days = forms.IntegerField(label=_("Dage til at svare igen på en ændret tekst"), error_messages=dict(_NUMBER))
    fallback = forms.IntegerField(
        label=_("Hvor mange procent af hver sektor kan sætte en prøvehandling i gang i arenaens navn?"),
        help_text=_(
            "Kun når to ændrede udgaver ikke hjalp. Det er aldrig en vedtagelse. Lad det stå tomt, hvis I ikke vil."
        ),
        required=False,
    )

    def __init__(self, *args: Any, asked: Guidelines, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {**asked.body(), "lines": "\n".join(asked.lines)}

    @property
    def body(self) -> dict[str, Any]:
        """The same for the machine."""
        said = self.cleaned_data
        return {**said, "sectors": [each.value for each in said["sectors"]], "lines": lines_of(said["lines"])}
