"""Shapes of what is written of an actor."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.ground.people.enums import Sector
from samskab.kernel.fields import LineField, TextField
from samskab.stages.gather.actions.mapping import Told
from samskab.stages.gather.models.actor import NAME_LENGTH, NOTE_LENGTH


def _note(label: object, help_text: object = "") -> TextField:
    return TextField(
        longest=NOTE_LENGTH, label=label, help_text=help_text, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class ActorForm(forms.Form):
    """Somebody the matter concerns."""

    title = _("Sæt nogen på kortet")
    lead = _("Det kan være en gruppe, en organisation eller en person. De behøver ikke være med endnu.")
    button = _("Sæt dem på kortet")

    name = LineField(
        longest=NAME_LENGTH,
        label=_("Hvem er det?"),
        help_text=_("For eksempel »lejere i stuen«. Skriv ikke navne på privatpersoner, der ikke selv er med."),
        error_messages={"required": _("Skriv, hvem det er.")},
    )
    sector = forms.TypedChoiceField(
        label=_("Hvor hører de til?"),
        choices=[("", _("Ved ikke endnu")), *Sector.choices],
        coerce=Sector,
        required=False,
        empty_value=None,
    )
    relevant = forms.BooleanField(label=_("Relevant: de kan gøre noget ved det"), required=False)
    affected = forms.BooleanField(label=_("Berørt: de mærker det"), required=False)
    why = _note(_("Hvorfor betyder de noget?"))
    brings = _note(_("Hvad kan de bringe?"), _("Viden, tid, lokaler, erfaring eller noget andet."))
    needs = _note(_("Hvad har de brug for?"))

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if not (cleaned.get("relevant") or cleaned.get("affected")):
            self.add_error("relevant", _("Sæt kryds ved relevant, berørt eller begge dele."))
        return cleaned

    def told(self) -> Told:
        """What was written."""
        given = {name: self.cleaned_data[name] for name in ("name", "sector", "relevant", "affected")}
        return Told(**given, **{name: self.cleaned_data[name] for name in ("why", "brings", "needs")})


class ActorChangeForm(ActorForm):
    """The same, of somebody who stands on the map already; `seen` is the version one has read."""

    title = _("Ret på kortet")
    lead = _("Det, der stod før, bliver stående i historien.")
    button = _("Gem")

    is_off = forms.BooleanField(
        label=_("De hører ikke til på kortet"), help_text=_("Skriv hvorfor ovenfor."), required=False
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def told(self) -> Told:
        """What was written."""
        return Told(**{name: self.cleaned_data[name] for name in self.fields if name != "seen"})

    def having_read(self, number: int) -> None:
        """Let the next sending of the form be on top of the version that was shown with it."""
        self.data = {**{name: self.data.get(name) for name in self.data}, "seen": str(number)}


class TieForm(forms.Form):
    """By which day one will invite them."""

    by_day = forms.DateField(
        label=_("Inden hvilken dag?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Vælg en dag, for eksempel 24-12-2026.")},
    )
