"""Shapes of inviting."""

from itertools import groupby
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.inviting import USES
from samskab.ground.arenas.enums import InvitationKind
from samskab.ground.arenas.models.invitation import MESSAGE_LENGTH, MOST_USES
from samskab.ground.people.enums import Perspective
from samskab.kernel.fields import TextField
from samskab.kernel.http.kept import WAITED
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.addresses import Line, addresses_in, read_lines
from samskab.kernel.text.links import refuse_links

LONGEST_LIST = 100_000
MOST_ADDRESSES = 500
_AS_WRITTEN = {"rows": 5, "autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}


class GreetingForm(forms.Form):
    """Whom the arena misses, and a few words to them. Both may be left out."""

    perspective = forms.TypedChoiceField(
        label=_("Hvem mangler I?"),
        help_text=_("Det står i invitationen. Alle må bruge den alligevel."),
        coerce=Perspective,
        required=False,
        empty_value=None,
    )
    message = TextField(
        longest=MESSAGE_LENGTH,
        label=_("Din egen hilsen"),
        help_text=_("Skriv, hvorfor lige de mangler. Vi skriver selv, hvad arenaen handler om."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_sector = groupby(sorted(Perspective, key=_place), key=lambda perspective: perspective.sector)
        groups = [(sector.label, [(one.value, one.label) for one in hats]) for sector, hats in by_sector]
        cast(forms.TypedChoiceField, self.fields["perspective"]).choices = [("", _("Alle, der har lyst")), *groups]

    def clean_message(self) -> str:
        """The words, unless they hold a link."""
        message = str(self.cleaned_data["message"])
        try:
            refuse_links(message, field="message")
        except Refusal as refusal:
            raise ValidationError(str(refusal), code=refusal.code) from refusal
        return message


def _place(perspective: Perspective) -> int:
    """Where a perspective's sector stands among the sectors."""
    return [*type(perspective.sector)].index(perspective.sector)


class LinkForm(GreetingForm):
    """A link that many may use."""

    most_uses = forms.IntegerField(
        label=_("Hvor mange må bruge det?"),
        min_value=1,
        max_value=MOST_USES,
        initial=USES,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Skriv et tal fra 1 til 500.")
        ),
    )

    @property
    def more_is_open(self) -> bool:
        """Whether the choices have to be seen: there is something to put right in them, or they waited to be sent."""
        return bool(self.errors) or WAITED in self.initial


class PaperForm(GreetingForm):
    """A letter to hand over, or a poster to hang up."""

    kind = forms.TypedChoiceField(
        label=_("Hvad vil du printe?"),
        choices=[
            (InvitationKind.LETTER.value, _("Et brev til at give videre")),
            (InvitationKind.QR.value, _("En plakat til at hænge op")),
        ],
        coerce=InvitationKind,
        initial=InvitationKind.LETTER.value,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg et brev eller en plakat.")},
    )
    field_order = ("kind",)


class MailForm(GreetingForm):
    """Addresses as somebody has them: one, or many pasted from a list."""

    addresses = forms.CharField(
        label=_("E-mail til dem, du inviterer"),
        help_text=_("Én eller mange. Du kan sætte en liste ind fra et regneark, også med navne."),
        widget=forms.Textarea(
            attrs={"rows": 5, "autocomplete": "off", "spellcheck": "false", "autocapitalize": "none"}
        ),
        error_messages={"required": _("Skriv mindst én e-mailadresse.")},
    )
    field_order = ("addresses",)
    lines: list[Line]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = []

    def clean_addresses(self) -> tuple[str, ...]:
        """The addresses that were understood, once each."""
        text = str(self.cleaned_data["addresses"])
        if len(text) > LONGEST_LIST:
            raise ValidationError(_("Listen er for lang. Del den i flere, og send dem hver for sig."), code="too_long")
        self.lines = read_lines(text)
        found = addresses_in(self.lines)
        if not found:
            raise ValidationError(
                _("Vi fandt ingen e-mailadresse. Skriv en, for eksempel post@forening.example."), code="no_address"
            )
        if len(found) > MOST_ADDRESSES:
            raise ValidationError(_("Der er over 500 adresser. Del listen, og send resten i morgen."), code="too_many")
        return found

    @property
    def not_understood(self) -> list[Line]:
        """The lines that need another look."""
        return [line for line in self.lines if not line.understood]
