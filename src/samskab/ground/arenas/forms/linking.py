"""Shapes of how two arenas come to belong together."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import LinkKind
from samskab.kernel.fields import LineField

_KINDS = [
    (LinkKind.PART_OF, _("Vores arena er en del af den")),
    (LinkKind.BESIDE, _("De to står ved siden af hinanden")),
]


class LinkForm(forms.Form):
    """Which arena to ask, and how the two belong together."""

    title = _("Knyt arenaen til en anden")
    lead = _("En lokal arena kan høre sammen med en i regionen eller i hele landet. Begge skal sige ja.")
    button = _("Spørg den anden arena")

    other = LineField(
        longest=300,
        label=_("Den anden arenas adresse"),
        help_text=_("Åbn den, og kopiér adressen herover. Du kan også skrive hele dens navn."),
        error_messages={"required": _("Indsæt adressen på den anden arena.")},
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false"}),
    )
    kind = forms.TypedChoiceField(
        label=_("Hvordan hører de sammen?"),
        choices=_KINDS,
        coerce=LinkKind,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg, hvordan de hører sammen.")},
    )


class EndLinkForm(forms.Form):
    """That two arenas do not belong together, or no longer do."""

    title = _("Skal de to arenaer ikke høre sammen?")
    lead = _("I kan altid spørge hinanden igen.")
    button = _("Nej, det skal de ikke")
