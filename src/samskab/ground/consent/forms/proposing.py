"""Putting something forward, changing it, and laying it aside."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Participation
from samskab.ground.arenas.queries.whom import Somebody
from samskab.ground.consent.actions.versions import NOTE_LENGTH, TEXT_LENGTH
from samskab.ground.consent.forms.choosing import choose
from samskab.ground.consent.models.proposal import TITLE_LENGTH
from samskab.ground.consent.queries.guidelines import MOST_DAYS, Guidelines
from samskab.kernel.choosing import ChoosingForm
from samskab.kernel.fields import LineField, TextField

_NO_TEXT = _("Skriv, hvad du foreslår.")
_HOW_TO_MARK = _("En tom linje skiller to afsnit. Overskrifter begynder med ##, og punkter i en liste med en streg.")


class ProposeForm(forms.Form):
    """What is put forward, and how long it is open. The rest is what the arena has agreed on."""

    title = LineField(
        longest=TITLE_LENGTH,
        label=_("Hvad skal det hedde?"),
        help_text=_("For eksempel: Vandvagter i seks gader"),
        error_messages={"required": _("Giv forslaget en overskrift.")},
    )
    text = TextField(
        longest=TEXT_LENGTH,
        label=_("Det her foreslår jeg"),
        help_text=_("Første linje står stort. Skriv, hvem der gør hvad, og hvornår I ser på det igen."),
        error_messages={"required": _NO_TEXT},
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    clarify_days = forms.IntegerField(label=_("Dage til at spørge, før vi svarer"), max_value=MOST_DAYS)
    days = forms.IntegerField(label=_("Dage til at svare"), max_value=MOST_DAYS)
    review_on = forms.DateField(
        label=_("Hvornår ser vi på det igen?"),
        help_text=_("Den dag bliver alle spurgt på ny. Indtil da gælder det, vi vedtog."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": _("Vælg en dag."), "invalid": _("Skriv dagen som 2027-06-01.")},
    )

    def __init__(self, *args: Any, asked: Guidelines, review_on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, fewest in (("clarify_days", asked.clarify_days), ("days", asked.days)):
            field = self.fields[name]
            field.initial = fewest
            field.widget.attrs["min"] = fewest
            field.help_text = _("Mindst %(days)d. Det er det, der gælder i arenaen.") % {"days": fewest}
            field.error_messages |= {"required": _("Skriv et antal dage."), "invalid": _("Skriv et antal dage.")}
        self.fields["review_on"].initial = review_on


class AskAboutTextForm(ProposeForm):
    """A version of a shared text is put forward; its words are those it was kept with."""

    def __init__(self, *args: Any, title: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["text"]
        self.fields["title"].initial = title
        self.fields["title"].help_text = ""


class AmendForm(forms.Form):
    """A text that would build one or more objections in. `version` is the one it was written on top of."""

    title = _("Skriv et udkast til en ændring")
    lead = _("Ret i teksten, til den bygger indvendingen ind. Den, der har indvendingen, siger, om det er nok.")
    button = _("Læg udkastet ved indvendingen")

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = TextField(
        longest=TEXT_LENGTH,
        label=_("Teksten, som den kunne være"),
        error_messages={"required": _NO_TEXT},
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    note = TextField(
        longest=NOTE_LENGTH,
        label=_("Hvad har du ændret, og hvorfor?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    meets = forms.MultipleChoiceField(
        label=_("Hvilke indvendinger bygger du ind?"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, objections: list[tuple[str, str]], marked: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self.fields["meets"], objections)
        if marked:
            self.fields["text"].help_text = _HOW_TO_MARK
            self.fields["text"].widget.attrs["rows"] = 20
        if not objections:
            del self.fields["meets"]


class ReviseForm(AmendForm):
    """A new version in the words of those who stand behind the proposal."""

    title = _("Læg en ny udgave frem")
    lead = _("Alle, der har samtykket, bliver spurgt igen. Åbne indvendinger bliver stående.")
    button = _("Læg den nye udgave frem")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, objections=[], **kwargs)


class AskProposerForm(ChoosingForm[Somebody]):
    """Asking somebody to stand behind the proposal too."""

    title = _("Spørg en mere, om de vil stå bag")
    lead = _("De bestemmer selv. At stå bag et forslag giver ikke mere at skulle have sagt.")
    button = _("Spørg")

    @property
    def participation(self) -> Participation:
        """The one who is asked."""
        return cast(Participation, self.chosen)


class ParkForm(forms.Form):
    """Laying a proposal aside, with what is unresolved."""

    title = _("Læg forslaget til side")
    lead = _("Det bliver ikke vedtaget. Skriv, hvad I ikke kunne blive enige om, så det ikke bliver glemt.")
    button = _("Læg det til side")

    unresolved = TextField(
        longest=TEXT_LENGTH,
        label=_("Det er vi ikke enige om endnu"),
        error_messages={"required": _("Skriv, hvad der er uløst.")},
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class StepBackForm(forms.Form):
    """No longer standing behind a proposal."""

    title = _("Stå ikke længere bag")
    lead = _("Er du den sidste, der står bag, bliver forslaget trukket tilbage.")
    button = _("Jeg står ikke længere bag")


class ForwardForm(forms.Form):
    """Putting a draft forward as it is."""

    title = _("Læg udkastet frem som ny udgave")
    lead = _("Alle, der har samtykket, bliver spurgt igen om det, der er ændret.")
    button = _("Læg det frem")
