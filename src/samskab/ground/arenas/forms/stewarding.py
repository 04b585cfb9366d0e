"""Shapes of what is asked of those who stand behind an arena."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.describing import REASON_LENGTH
from samskab.ground.arenas.enums import StewardshipKind
from samskab.ground.arenas.models.arena import TITLE_LENGTH
from samskab.kernel.fields import LineField, TextField

_KINDS = [
    (StewardshipKind.NAME, _("Om arenaen kan få et andet navn")),
    (StewardshipKind.INITIATOR, _("Om jeg også kan stå bag arenaen")),
]


class StewardshipForm(forms.Form):
    """A question to the initiators: another name, or to stand behind the arena too."""

    title = _("Spørg initiativtagerne")
    lead = _("De, der tændte arenaen, passer på navnet. Alle af dem skal sige ja, uanset hvem der spørger.")
    button = _("Stil spørgsmålet")

    kind = forms.TypedChoiceField(
        label=_("Hvad vil du spørge om?"),
        choices=_KINDS,
        coerce=StewardshipKind,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg, hvad du vil spørge om.")},
    )
    name = LineField(
        longest=TITLE_LENGTH,
        label=_("Det navn, du foreslår"),
        help_text=_("Kun hvis du spørger om navnet."),
        required=False,
    )
    reason = TextField(
        longest=REASON_LENGTH,
        label=_("Hvorfor?"),
        help_text=_("Alle kan læse din grund."),
        error_messages={"required": _("Skriv hvorfor.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if cleaned.get("kind") == StewardshipKind.NAME and not cleaned.get("name") and "name" not in self.errors:
            self.add_error("name", _("Skriv det navn, du foreslår."))
        return cleaned


class LeaveInitiatorsForm(forms.Form):
    """That one no longer stands behind the arena."""

    title = _("Vil du ikke stå bag arenaen mere?")
    lead = _("Du er stadig med i arenaen. De andre kan ikke sætte dig tilbage uden at spørge dig.")
    button = _("Ja, jeg træder tilbage")
