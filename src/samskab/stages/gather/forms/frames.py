"""Shapes of frames, and of what is asked and answered about them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.kernel.fields import LineField, TextField
from samskab.stages.gather.enums import Firmness
from samskab.stages.gather.models.frame import FRAME_LENGTH, UNTIL_LENGTH, WHY_LENGTH


class FrameForm(forms.Form):
    """A frame, in the name of the one who states it."""

    title = _("Læg en ramme frem")
    lead = _("Fortæl, hvad der ligger fast, kan flyttes eller er åbent. Andre må spørge, og så skylder du et svar.")
    button = _("Læg rammen frem")

    what = LineField(
        longest=FRAME_LENGTH,
        label=_("Hvad er sådan?"),
        help_text=_("For eksempel »250.000 kr. i alt i år«."),
        error_messages={"required": _("Skriv, hvad der er sådan.")},
    )
    firmness = forms.TypedChoiceField(
        label=_("Hvor fast ligger det?"),
        choices=Firmness.choices,
        coerce=Firmness,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg, hvor fast det ligger.")},
    )
    why = TextField(
        longest=WHY_LENGTH,
        label=_("Hvorfor er det sådan?"),
        error_messages={"required": _("Skriv, hvorfor det er sådan.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    until = LineField(
        longest=UNTIL_LENGTH,
        label=_("Hvornår må vi spørge igen?"),
        help_text=_("En dag eller en begivenhed, for eksempel »efter øvelsen i oktober«."),
        error_messages={"required": _("Skriv, hvornår vi må spørge igen.")},
    )


class ReplacingFrameForm(FrameForm):
    """A frame that stands in another's place."""

    title = _("Sæt en ny ramme i stedet")
    lead = _("Den gamle bliver stående på siden, så alle kan se, hvad der blev ændret.")
    button = _("Sæt den nye i stedet")


class FrameQuestionForm(forms.Form):
    """A question about a frame."""

    title = _("Spørg til rammen")
    lead = _("Alle må spørge, også uden at være med. Den, der lagde rammen frem, skylder et svar inden 14 dage.")
    button = _("Stil spørgsmålet")

    text = TextField(
        longest=WHY_LENGTH,
        label=_("Dit spørgsmål"),
        help_text=_("For eksempel: Hvem har besluttet det? Hvad skal der til, før det kan ændres?"),
        error_messages={"required": _("Skriv dit spørgsmål.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class FrameAnswerForm(forms.Form):
    """An answer to a question about a frame."""

    title = _("Svar på spørgsmålet")
    lead = _("Dit svar bliver stående under spørgsmålet, så alle kan læse det.")
    button = _("Svar")

    text = TextField(
        longest=WHY_LENGTH,
        label=_("Dit svar"),
        error_messages={"required": _("Skriv dit svar.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )
