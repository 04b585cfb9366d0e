"""Forms about a paragraph: a remark on it, and other words for it."""

import base64
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from samskab.ground.documents.models.document import WORDS_LENGTH
from samskab.ground.documents.models.remark import ANCHOR_LENGTH
from samskab.kernel.fields import MarkedField, TextField

LONGEST_BLOCK = 20_000


class RemarkForm(forms.Form):
    """A remark; `anchor` and `quote` are what a script adds when some words were chosen."""

    title = _("Skriv en bemærkning")
    lead = _("Den kommer til at stå ved siden af afsnittet. Teksten bliver ikke ændret.")
    button = _("Tilføj bemærkningen")

    words = MarkedField(
        longest=WORDS_LENGTH,
        label=_("Hvad vil du bemærke?"),
        error_messages={"required": _("Skriv, hvad du vil bemærke.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    anchor = forms.CharField(required=False, widget=forms.HiddenInput)
    quote = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "remark_%s", **kwargs})

    def clean_anchor(self) -> bytes:
        """Where it holds on to the text; one that cannot be read lets the remark be on the whole paragraph."""
        try:
            anchor = base64.b64decode(self.cleaned_data["anchor"], validate=True)
        except ValueError:
            return b""
        return anchor if len(anchor) <= ANCHOR_LENGTH else b""


class ReplyForm(forms.Form):
    """An answer to a remark."""

    title = _("Svar på bemærkningen")
    lead = _("Dit svar kommer til at stå under den, til bemærkningen er klaret.")
    button = _("Svar")

    words = MarkedField(
        longest=WORDS_LENGTH,
        label=_("Hvad svarer du?"),
        error_messages={"required": _("Skriv dit svar.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class SuggestForm(forms.Form):
    """Other words for a paragraph; `seen` is what it said when the one who suggests read it."""

    title = _("Foreslå noget andet")
    lead = _("Ret afsnittet, som du synes, det skal være. Enhver kan tage dit forslag ind eller lade det stå åbent.")
    button = _("Læg forslaget frem")

    text = TextField(
        longest=LONGEST_BLOCK,
        label=_("Sådan kunne der stå"),
        error_messages={"required": _("Skriv, hvad der skal stå.")},
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    why = TextField(longest=WORDS_LENGTH, label=_("Hvorfor?"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    seen = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "suggest_%s", **kwargs})

    def has_read(self, words: str) -> None:
        """What the paragraph says is on the page now: sent again, the suggestion is meant for that."""
        if self.is_bound and self.data.get("seen") != words:
            sent = QueryDict(mutable=True)
            sent.update(self.data)
            sent["seen"] = words
            self.data = sent
