"""Shapes of the draft of how people in an arena want to be together."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.kernel.fields import LineField
from samskab.stages.gather.models.guideline import GUIDELINE_LENGTH


class GuidelineForm(forms.Form):
    """One line of the draft."""

    title = _("Skriv en linje til udkastet")
    lead = _("Hvordan vil I være sammen her? Alle kan skrive, og alle kan skrive videre på hinandens linjer.")
    button = _("Sæt den på udkastet")

    text = LineField(
        longest=GUIDELINE_LENGTH,
        label=_("Sådan vil vi være sammen"),
        help_text=_("For eksempel: Vi slutter altid til tiden."),
        error_messages={"required": _("Skriv, hvordan I vil være sammen.")},
    )


class RewordForm(GuidelineForm):
    """The same line in other words."""

    title = _("Skriv linjen om")
    lead = _("De gamle ord kan stadig læses under udkastet.")
    button = _("Gem de nye ord")
