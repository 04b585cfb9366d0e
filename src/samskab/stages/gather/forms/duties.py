"""Shapes of what is asked of a public party, and of its answers."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.kernel.fields import LineField
from samskab.stages.gather.enums import Reply, SupportKind
from samskab.stages.gather.forms.together import some_words

_YES_NO = [("yes", _("Ja")), ("no", _("Nej"))]


class SupportForm(forms.Form):
    """What one needs to take part."""

    title = _("Hvad har du brug for, for at kunne være med?")
    lead = _("En offentlig part skylder et svar inden 14 dage. Alle kan se, om det kom.")
    button = _("Spørg om det")

    kind = forms.TypedChoiceField(
        label=_("Hvad drejer det sig om?"),
        choices=SupportKind.choices,
        coerce=SupportKind,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg det, der passer bedst.")},
    )
    text = some_words(
        _("Fortæl lidt mere"), _("Alle kan læse det. Skriv ikke noget privat."), empty=_("Skriv, hvad du har brug for.")
    )
    nameless = forms.BooleanField(
        label=_("Uden mit navn"),
        help_text=_("Så står der ikke, hvem der spørger. Heller ikke i journalen."),
        required=False,
    )


class ReplyForm(forms.Form):
    """A public answer; other than a yes says why."""

    title = _("Svar på det, nogen har brug for")
    lead = _("Svaret er offentligt. Et nej skal have en grund.")
    button = _("Svar")

    reply = forms.TypedChoiceField(
        label=_("Svaret er"),
        choices=Reply.choices,
        coerce=Reply,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg ja, delvist eller nej.")},
    )
    text = some_words(_("Hvordan, eller hvorfor ikke?"))


class SavingsForm(forms.Form):
    """Whether something is saved, in a public party's own words."""

    title = _("Spares der noget?")
    lead = _("Sig det åbent. Det er ikke forbudt at spare, men det er ikke samskabelse at skjule det.")
    button = _("Gem sparedeklarationen")

    reduces = forms.ChoiceField(
        label=_("Bliver en opgave eller et budget mindre?"),
        choices=_YES_NO,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg ja eller nej.")},
    )
    how_much = some_words(_("Hvor meget?"), _("Kun hvis svaret er ja."))
    anyway = some_words(_("Ville det ske alligevel?"), _("Kun hvis svaret er ja."))
    transfers = some_words(
        _("Skal andre bære en opgave, som det offentlige har nu?"),
        _("Skriv hvilken. Så spørger vi dem, der skal bære den. Lad feltet være tomt, hvis ingen skal."),
    )


class CarryForm(forms.Form):
    """Whether one's party can carry a task."""

    title = _("Kan I bære opgaven?")
    lead = _("Uden et ja herfra kan arenaen ikke kaldes samskabelse.")
    button = _("Gem svaret")

    can = forms.ChoiceField(
        label=_("Kan I?"),
        choices=_YES_NO,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg ja eller nej.")},
    )
    text = some_words(_("Hvad skal der til?"), empty=_("Skriv, hvad der skal til."))


class ShamForm(forms.Form):
    """»Falsk varebetegnelse«."""

    title = _("Sig »falsk varebetegnelse«")
    lead = _("Er det her noget andet end samskabelse, så sig det. Det offentlige skylder et svar inden 14 dage.")
    button = _("Sig det")

    text = some_words(_("Hvad ser du?"), empty=_("Skriv, hvad du ser."))


class ShamAnswerForm(forms.Form):
    """A public party's answer to that."""

    title = _("Svar på »falsk varebetegnelse«")
    lead = _("Svaret er offentligt, og spørgsmålet bliver stående.")
    button = _("Svar")

    text = some_words(_("Dit svar"), empty=_("Skriv dit svar."))


class InvitationForm(forms.Form):
    """Which public organisation should invite, and to what."""

    title = _("Bed en myndighed om at invitere")
    lead = _("Alle kan spørge. Myndigheden skylder et offentligt svar med grunde inden 30 dage.")
    button = _("Spørg dem")

    organisation = LineField(
        longest=120,
        label=_("Hvilken myndighed?"),
        help_text=_("Skriv hele navnet, som det står på listen over organisationer."),
        error_messages={"required": _("Skriv navnet på myndigheden.")},
    )
    matter = some_words(_("Hvad vil du skabe sammen med dem?"), empty=_("Skriv, hvad I skal skabe sammen."))


class InvitationReplyForm(ReplyForm):
    """The organisation's answer, with its reasons."""

    title = _("Svar for jeres organisation")
    lead = _("Svaret er offentligt, og I skal give jeres grunde.")

    text = some_words(_("Jeres grunde"), empty=_("Skriv jeres grunde."))


def yes(cleaned: Mapping[str, Any], name: str) -> dict[str, Any]:
    """What a form says, with the yes or no of one field as what it means."""
    return {**cleaned, name: cleaned[name] == "yes"}
