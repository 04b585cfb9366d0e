"""Shapes of what people write: a statement, other words for it, and what they think another means."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.ground.documents.models import Document
from samskab.kernel.fields import LineField, TextField
from samskab.stages.understand.models.restating import RESTATED_LENGTH
from samskab.stages.understand.models.statement import WORDS_LENGTH


def _words() -> LineField:
    return LineField(
        longest=WORDS_LENGTH,
        label=_("Dit udsagn"),
        help_text=_("Ét udsagn, én tanke. Skriv det, så en nabo kan sige enig eller uenig."),
        error_messages={"required": _("Skriv, hvad du mener, i én sætning.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class StatementForm(forms.Form):
    """A statement of one's own. `seen` says that one has seen what looks alike, and wants to go on."""

    title = _("Skriv dit eget udsagn")
    lead = _("Dit navn følger ikke med. Kun hvilken sektor du kommer fra. Vi regner med, at du selv er enig.")
    button = _("Læg det på bordet")
    words = _words()
    seen = forms.BooleanField(required=False, widget=forms.HiddenInput)
    started_from = forms.UUIDField(required=False, widget=forms.HiddenInput)


class RewordForm(forms.Form):
    """Other words for one's own statement."""

    title = _("Giv dit udsagn andre ord")
    lead = _("De, der har svaret, bliver spurgt igen. De gamle ord kan stadig læses.")
    button = _("Brug de nye ord")
    words = _words()


class LinkForm(forms.Form):
    """The number of the statement that says the same."""

    title = _("To, der siger det samme")
    lead = _("Så vises de sammen, og vi spørger kun til det ene. Ingen af dem forsvinder, og alle kan skille dem igen.")
    button = _("Vis dem sammen")
    number = forms.IntegerField(
        label=_("Nummeret på det, vi skal spørge til"),
        help_text=_("Nummeret står foran hvert udsagn på listen."),
        min_value=1,
        max_value=1_000_000,
        error_messages={"required": _("Skriv et nummer."), "invalid": _("Skriv et nummer med tal.")},
    )


class TakeForm(forms.Form):
    """The shared text that takes a statement in."""

    title = _("Tag udsagnet med i teksten")
    lead = _("Ordene bliver det sidste afsnit. Alle kan skrive videre på dem, og teksten viser, hvor de kom fra.")
    button = _("Tag det med")
    text = forms.ChoiceField(
        label=_("Hvilken tekst?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg en tekst."), "invalid_choice": _("Vælg en tekst på listen.")},
    )

    def __init__(self, *args: Any, texts: Sequence[Document], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.texts = {str(text.ref): text for text in texts}
        chosen = cast(forms.ChoiceField, self.fields["text"])
        chosen.choices = [(ref, text.title) for ref, text in self.texts.items()]
        if len(self.texts) == 1:  # where there is one, nobody is asked to choose
            chosen.initial = next(iter(self.texts))

    def clean_text(self) -> Document:
        """The text itself."""
        return self.texts[self.cleaned_data["text"]]


class RestateForm(forms.Form):
    """What one thinks the author means."""

    title = _("Har jeg forstået dig?")
    lead = _("Sig det med dine egne ord, så den, der skrev det, kan nikke. Du skal forstå, ikke være enig.")
    button = _("Spørg, om det er det, du mener")
    words = TextField(
        longest=RESTATED_LENGTH,
        label=_("Jeg tror, du mener, at …"),
        error_messages={"required": _("Skriv, hvad du tror, de mener.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class RestatingAnswerForm(forms.Form):
    """The author's word on it."""

    title = _("Er det sådan, du mener det?")
    lead = _("En anden har prøvet at sige det. Sig ja, når du føler dig forstået, ikke når I er enige.")
    button = _("Send dit svar")
    confirmed = forms.TypedChoiceField(
        label=_("Dit svar"),
        choices=[("yes", _("Ja, det er det, jeg mener")), ("no", _("Ikke helt"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg et svar.")},
    )
    words = TextField(
        longest=RESTATED_LENGTH,
        label=_("Hvad mangler?"),
        help_text=_("Skriv det, hvis du svarer »ikke helt«. Så kan de prøve igen."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
