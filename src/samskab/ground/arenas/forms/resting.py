"""Shapes of how an arena pauses and ends."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.describing import REASON_LENGTH
from samskab.ground.arenas.enums import Outcome, RestKind
from samskab.kernel.fields import TextField


class RestForm(forms.Form):
    """A proposal that the arena rests, and how it went when it ends."""

    title = _("Lad arenaen hvile")
    lead = _("Alle har en uge til at sige »ikke endnu«. Én er nok. Den, der vil, kan altid vække arenaen igen.")
    button = _("Foreslå det")

    kind = forms.TypedChoiceField(
        label=_("Hvad foreslår du?"),
        choices=[(RestKind.PAUSE, _("En pause")), (RestKind.CLOSE, _("At arenaen slutter"))],
        coerce=RestKind,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg en pause eller at slutte.")},
    )
    outcome = forms.TypedChoiceField(
        label=_("Hvordan gik det?"),
        help_text=_("Kun hvis arenaen slutter. Alle fire svar er lige gode at fortælle."),
        choices=Outcome.choices,
        coerce=Outcome,
        required=False,
        empty_value=None,
        widget=forms.RadioSelect,
    )
    reason = TextField(
        longest=REASON_LENGTH,
        label=_("Hvorfor?"),
        help_text=_("Skriv det, så andre kan lære af det."),
        error_messages={"required": _("Skriv, hvorfor arenaen skal hvile.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if cleaned.get("kind") == RestKind.PAUSE:
            cleaned["outcome"] = None
        return cleaned


class NotYetForm(forms.Form):
    """That the arena should go on."""

    title = _("Sig »ikke endnu«")
    lead = _("Så fortsætter arenaen. Ingen kan lave dit nej om.")
    button = _("Ikke endnu")

    reason = TextField(
        longest=REASON_LENGTH,
        label=_("Hvad mangler at ske?"),
        error_messages={"required": _("Skriv, hvad der mangler at ske.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )
