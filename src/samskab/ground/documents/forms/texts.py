"""Forms about a text as a whole. Each carries the words of its page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.ground.documents.enums import Kind
from samskab.ground.documents.models.document import NAME_LENGTH, TITLE_LENGTH, WORDS_LENGTH
from samskab.kernel.fields import LineField, MarkedField, TextField

HOW_TO_SEE_IT = _("Med dine egne ord. Det bliver stående ved siden af teksten, hvordan den end ender.")


class StartForm(forms.Form):
    """A new text."""

    title = _("Begynd en tekst")
    lead = _("Alle, der er med i arenaen, kan skrive i den på lige fod. Ingen ejer den, heller ikke du.")
    button = _("Begynd teksten")

    name = LineField(
        longest=TITLE_LENGTH,
        label=_("Hvad skal den hedde?"),
        error_messages={"required": _("Giv teksten et navn.")},
    )
    kind = forms.ChoiceField(
        label=_("Hvad er det for en tekst?"),
        choices=Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg, hvad det er for en tekst.")},
    )
    framing = MarkedField(
        longest=WORDS_LENGTH,
        label=_("Hvordan ser du det lige nu?"),
        help_text=HOW_TO_SEE_IT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def begun_as(kind: str) -> dict[str, Any]:
    """What stands in the form for one who was sent to begin a text of a kind; nothing for a kind there is not."""
    if kind not in Kind.values:
        return {}
    return {"kind": kind, "name": _("Sådan forstår vi det") if kind == Kind.PROBLEM else ""}


class FramingForm(forms.Form):
    """How somebody sees it."""

    title = _("Sådan ser jeg det")
    lead = HOW_TO_SEE_IT
    button = _("Læg det ved siden af")

    framing = MarkedField(
        longest=WORDS_LENGTH,
        label=_("Hvordan ser du det?"),
        error_messages={"required": _("Skriv, hvordan du ser det.")},
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class ParagraphForm(forms.Form):
    """Some lines more in the text, for one who writes without the editor."""

    title = _("Skriv et afsnit til")
    lead = _("Det kommer sidst i teksten. En tom linje begynder et nyt afsnit. De andre kan rette i det bagefter.")
    button = _("Sæt det ind i teksten")

    words = TextField(
        longest=WORDS_LENGTH,
        label=_("Dit afsnit"),
        error_messages={"required": _("Skriv det, der skal stå.")},
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class SourceForm(forms.Form):
    """Which of those who began a paragraph came from."""

    title = _("Sig, hvad afsnittet kommer fra")
    lead = _("Så kan alle se, hvis syn der blev til det, der står.")
    button = _("Sæt det ved afsnittet")

    def __init__(self, *args: Any, framings: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["framing"] = forms.ChoiceField(
            label=_("Hvem så det sådan?"),
            choices=framings,
            widget=forms.RadioSelect,
            error_messages={"required": _("Vælg, hvad det kommer fra.")},
        )


class KeepForm(forms.Form):
    """A version, by a name one can find it by."""

    title = _("Gem en udgave")
    lead = _("Teksten bliver gemt, som den står nu, ord for ord. Alle kan fortsætte med at skrive i den.")
    button = _("Gem udgaven")

    name = LineField(
        longest=NAME_LENGTH,
        label=_("Hvad vil du kalde den?"),
        help_text=_("For eksempel »Efter mødet i maj«."),
        required=False,
    )


class RestoreForm(forms.Form):
    """Whether it is meant."""

    title = _("Hent ordene frem igen")
    button = _("Ja, hent dem frem")
    lead = _("Teksten kommer til at sige det samme som den udgave. Det, der står nu, bliver gemt som en udgave først.")


class CompareForm(forms.Form):
    """Two versions to hold against each other; 0 is the text as it stands."""

    def __init__(self, *args: Any, versions: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [*versions, (0, _("Som teksten står nu"))]
        for name, label in (("before", _("Fra")), ("after", _("Til"))):
            self.fields[name] = forms.TypedChoiceField(label=label, coerce=int, choices=choices)
