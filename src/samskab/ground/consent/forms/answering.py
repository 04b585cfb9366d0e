"""One's own answer, and what is said about an objection."""

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskab.ground.consent.actions.answering import WORDS_LENGTH
from samskab.ground.consent.enums import Answer
from samskab.ground.consent.forms.choosing import choose
from samskab.kernel.fields import TextField

_ROWS = {"rows": 3}
_HARM = _("Skriv, hvad der ville tage skade.")
_OPENING = _("Skriv, hvad der kunne få det til at virke. Et halvt svar er fint.")
_CONCERN = _("Skriv, hvad vi skal holde øje med.")


class AnswerForm(forms.Form):
    """One of the four answers, and the words that belong to it. `version` is the one that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    answer = forms.TypedChoiceField(
        label=_("Hvad svarer du?"),
        choices=Answer.choices,
        coerce=Answer,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg et af de fire svar.")},
    )
    words = TextField(
        longest=WORDS_LENGTH,
        label=_("Hvad skal vi holde øje med?"),
        help_text=_("Det bliver stående ved forslaget, så vi kan se efter."),
        widget=forms.Textarea(attrs=_ROWS),
        required=False,
    )
    harm = TextField(
        longest=WORDS_LENGTH,
        label=_("Hvad ser du, som vi har overset?"),
        help_text=_("Skriv det, som det er. Hvem eller hvad tager skade?"),
        widget=forms.Textarea(attrs=_ROWS),
        required=False,
    )
    opening = TextField(
        longest=WORDS_LENGTH,
        label=_("Hvad skal der til, før du kan være med?"),
        help_text=_("Et halvt svar er fint. De andre kan hjælpe dig med ordene."),
        widget=forms.Textarea(attrs=_ROWS),
        required=False,
    )

    NEEDED: ClassVar[dict[Answer, dict[str, Promise]]] = {
        Answer.CONCERN: {"words": _CONCERN},
        Answer.OBJECTION: {"harm": _HARM, "opening": _OPENING},
    }

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if name:
            self.fields["answer"].label = _("Hvad svarer du, %(name)s?") % {"name": name}

    def clean(self) -> dict[str, Any] | None:
        """Ask for the words that the chosen answer needs, and for no others."""
        needed = self.NEEDED.get(Answer(chosen), {}) if (chosen := self.cleaned_data.get("answer")) else {}
        for field, empty in needed.items():
            if not self.cleaned_data.get(field) and field not in self.errors:
                self.add_error(field, str(empty))
        return self.cleaned_data


class VoiceForm(forms.Form):
    """Whose words one takes up: somebody who came after the round opened. `voices` are asked for when they matter."""

    voice = forms.ChoiceField(label=_("Hvis ord tager du op?"), required=False)

    def __init__(self, *args: Any, voices: Callable[[], list[tuple[str, str]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._voices = voices
        choose(self.fields["voice"], lambda: [("", _("Mine egne")), *voices()])

    @property
    def has_voices(self) -> bool:
        """Whether there is anybody whose words one could take up."""
        return bool(self._voices())


class WordingForm(forms.Form):
    """Help to say an objection."""

    title = _("Hjælp med ordene")
    lead = _(
        "Skriv indvendingen, som du tror, den er ment. Den gælder først, når den, der har den, tager ordene til sig."
    )
    button = _("Tilbyd ordene")

    harm = TextField(
        longest=WORDS_LENGTH,
        label=_("Hvad ville tage skade?"),
        error_messages={"required": _HARM},
        widget=forms.Textarea(attrs=_ROWS),
    )
    opening = TextField(
        longest=WORDS_LENGTH,
        label=_("Hvad kunne få det til at virke?"),
        error_messages={"required": _OPENING},
        widget=forms.Textarea(attrs=_ROWS),
    )


class RestateForm(forms.Form):
    """An objection in one's own words."""

    title = _("Sig den med dine egne ord")
    lead = _("Så hører I, om den er forstået. Du behøver ikke være enig.")
    button = _("Spørg, om det er rigtigt forstået")

    words = TextField(
        longest=WORDS_LENGTH,
        label=_("Sådan forstår jeg det"),
        help_text=_("For eksempel: Du er bange for, at beskeden kommer for sent til jer i stuen."),
        error_messages={"required": _("Skriv, hvordan du forstår det.")},
        widget=forms.Textarea(attrs=_ROWS),
    )


class UnderstoodForm(forms.Form):
    """Whether somebody understood one's objection."""

    title = _("Er det forstået?")
    lead = _("Kun du kan sige det.")
    button = _("Send svaret")

    yes = forms.TypedChoiceField(
        label=_("Er det, det du mener?"),
        choices=[("yes", _("Ja, det er det")), ("no", _("Ikke helt"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg ja eller ikke helt.")},
    )
    words = TextField(
        longest=WORDS_LENGTH,
        label=_("Hvad mangler?"),
        widget=forms.Textarea(attrs=_ROWS),
        required=False,
    )


class WithdrawForm(forms.Form):
    """Letting go of one's own objection."""

    title = _("Træk din indvending tilbage")
    lead = _("Det er kun dig, der kan. Den bliver stående på siden, så alle kan se, hvad du så.")
    button = _("Træk den tilbage")

    words = TextField(
        longest=WORDS_LENGTH,
        label=_("Vil du sige hvorfor?"),
        widget=forms.Textarea(attrs=_ROWS),
        required=False,
    )


class AcceptForm(forms.Form):
    """Saying that a text builds one's objection in."""

    title = _("Løser den her tekst det?")
    lead = _("Kun du kan sige det. Er teksten ikke lagt frem endnu, gælder dit ja, når den bliver det.")
    button = _("Ja, den løser det")

    words = TextField(
        longest=WORDS_LENGTH,
        label=_("Vil du sige noget om det?"),
        widget=forms.Textarea(attrs=_ROWS),
        required=False,
    )
