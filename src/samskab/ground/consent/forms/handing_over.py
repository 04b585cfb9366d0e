"""Giving something on to a body outside, its answer, and what is said to that."""

from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskab.ground.consent.actions.handing_over import TEXT_LENGTH, WEEKS
from samskab.ground.consent.enums import Came, Verdict
from samskab.ground.consent.models.handover import BODY_LENGTH
from samskab.kernel.fields import LineField, TextField

ON_THE_FORM = 5


def _words(label: str | Promise, *, empty: str | Promise = "", help_text: str | Promise = "") -> TextField:
    return TextField(
        longest=TEXT_LENGTH,
        label=label,
        help_text=help_text,
        required=bool(empty),
        error_messages={"required": empty} if empty else {},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class HandOverForm(forms.Form):
    """To whom, and what is recommended."""

    title = _("Giv det videre")
    lead = _("De skylder ét svar med grunde på hver anbefaling. Alle kan læse det. Det ændrer ikke, hvad I har aftalt.")
    button = _("Giv det videre")

    body = LineField(
        longest=BODY_LENGTH,
        label=_("Hvem giver I det til?"),
        help_text=_("For eksempel et byråd. Har de en side her, så skriv navnet, som det står dér."),
        error_messages={"required": _("Skriv, hvem I giver det til.")},
    )
    weeks = forms.TypedChoiceField(
        label=_("Hvornår skal de svare?"),
        choices=[
            (4, _("Inden 4 uger")),
            (8, _("Inden 8 uger")),
            (12, _("Inden 12 uger")),
            (26, _("Inden et halvt år")),
        ],
        coerce=int,
        initial=WEEKS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg en frist.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["recommendation_1"] = _words(
            _("Første anbefaling"),
            empty=_("Skriv, hvad I anbefaler."),
            help_text=_("Skriv én ting ad gangen, så de kan svare på den."),
        )
        for number in range(2, ON_THE_FORM + 1):
            self.fields[f"recommendation_{number}"] = _words(_("Anbefaling %(number)d") % {"number": number})

    @property
    def recommendations(self) -> list[str]:
        """What was written, in its order."""
        said = (self.cleaned_data.get(f"recommendation_{number}", "") for number in range(1, ON_THE_FORM + 1))
        return [text for text in said if text]


class ReplyForm(forms.Form):
    """The body's answer to one recommendation."""

    title = _("Svar på anbefalingen")
    lead = _("I svarer én gang, og I skal give jeres grunde. Svaret er offentligt og bliver stående.")
    button = _("Svar")

    verdict = forms.TypedChoiceField(
        label=_("Svaret er"),
        choices=Verdict.choices,
        coerce=Verdict,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg det, der passer.")},
    )
    reasons = _words(_("Jeres grunde"), empty=_("Skriv jeres grunde."))


class WrittenDownForm(ReplyForm):
    """The same, written down by somebody in the arena for a body that has no page here."""

    title = _("Skriv deres svar ind")
    lead = _("De har ikke en side her. Skriv det, de har svaret, med deres egne ord. Alle kan se, at du skrev det ind.")
    button = _("Skriv det ind")

    came = forms.TypedChoiceField(
        label=_("Hvordan kom svaret til jer?"),
        choices=[each for each in Came.choices if each[0] != Came.HERE],
        coerce=Came,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg, hvordan svaret kom.")},
    )


class AnswerBackForm(forms.Form):
    """What somebody in the arena says to an answer."""

    title = _("Svar igen")
    lead = _("Dine ord står under deres svar. De ændrer ikke svaret, og svaret ændrer ikke, hvad I har aftalt.")
    button = _("Svar igen")

    words = _words(_("Hvad vil du sige til svaret?"), empty=_("Skriv, hvad du vil sige til svaret."))
