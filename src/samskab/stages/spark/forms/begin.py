"""The one field, and where it is."""

from django import forms
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import PLACES, place_named
from samskab.kernel.fields import TextField

# It travels in the address of the next page, so it is one thought and not the whole story.
THOUGHT_LENGTH = 1_000


class BeginForm(forms.Form):
    """What puzzles, worries or delights somebody, in their own words, and the place if they say it."""

    text = TextField(
        longest=THOUGHT_LENGTH,
        label=_("Hvad undrer, bekymrer eller drømmer du om?"),
        required=False,
        widget=forms.Textarea(
            attrs={
                "rows": 3,
                "data-asks": reverse_lazy("spark:alike"),
                "data-shows": "alike",
                "placeholder": _("Skriv med dine egne ord, stort eller småt."),
            }
        ),
    )
    place = forms.CharField(
        label=_("Hvor?"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "address-level2", "placeholder": _("Kommune")}),
    )

    @property
    def code(self) -> str | None:
        """The official code of the place that was written; None when it is none that we know."""
        written = str(self.cleaned_data.get("place", ""))
        found = PLACES.get(written) or place_named(written) if written else None
        return found.code if found else None
