"""Shapes of an offer of support, of what the initiators say to it, and of growing."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.stages.gather.enums import OfferKind, Want
from samskab.stages.gather.forms.together import some_words
from samskab.stages.gather.queries.offers import A_SEASON, today


def _in_a_season() -> str:
    return (today() + A_SEASON).isoformat()


def _day(label: Any, help_text: Any = "", *, required: bool = False, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Vælg en dag."), "invalid": _("Vælg en dag, for eksempel 24-12-2026.")},
        **more,
    )


class OfferForm(forms.Form):
    """What one offers, and when one will hear how it goes."""

    title = _("Tilbyd støtte")
    lead = _(
        "De, der begyndte, siger selv ja eller nej. Støtte giver ikke mere at skulle have sagt, og du tager ikke over."
    )
    button = _("Tilbyd det")

    kind = forms.TypedChoiceField(
        label=_("Hvad tilbyder du?"),
        choices=OfferKind.choices,
        coerce=OfferKind,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg det, der passer bedst.")},
    )
    text = some_words(
        _("Fortæl lidt mere"),
        _("Hvor meget, og hvad det kræver af dem. Taler du for en organisation her, er det dens tilbud."),
        empty=_("Skriv, hvad I kan give."),
    )
    talk_on = _day(
        _("Hvornår vil du høre, hvordan det går?"),
        _("Så taler I om, hvad der virker, og om de stadig vil have det."),
        required=True,
        initial=_in_a_season,
    )
    until = _day(_("Til og med hvilken dag?"), _("Lad feltet være tomt, hvis det er, så længe de vil."))


class OfferAnswerForm(forms.Form):
    """What the initiators say to an offer."""

    title = _("Svar på et tilbud om støtte")
    lead = _("I kan sige nej uden en grund. Siger I ja, er initiativet stadig jeres.")
    button = _("Svar")

    want = forms.TypedChoiceField(
        label=_("Vil I have det?"),
        choices=Want.choices,
        coerce=Want,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg det, der passer bedst.")},
    )
    text = some_words(_("Vil I sige mere?"), _("Skal med, hvis noget skal være anderledes."))
    next_on = _day(_("Hvornår taler I om, hvordan det går?"), _("Kun hvis svaret er ja."))

    def __init__(self, *args: Any, day: date | None = None, **kwargs: Any) -> None:
        """`day` is what is proposed for the next talk; without one the form does not ask."""
        super().__init__(*args, **kwargs)
        self.fields["next_on"].initial = day.isoformat() if day is not None else None
        if day is None:
            del self.fields["next_on"]


class CheckInForm(OfferAnswerForm):
    """What they say when it is time to talk about how it goes."""

    title = _("Hvordan går det med støtten?")
    lead = _("Vil I stadig have den? Skal noget være anderledes? Det er også i orden, at det er nok nu.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["want"]).choices = [
            (Want.YES, _("Ja, stadig")),
            (Want.CHANGE, _("Ja, men anderledes")),
            (Want.ENOUGH, _("Det er nok nu")),
        ]
        if "next_on" in self.fields:
            self.fields["next_on"].label = _("Hvornår taler I om det igen?")


class GrowAnswerForm(OfferAnswerForm):
    """Whether it should grow: a yes says what is needed."""

    title = _("Skal det vokse?")
    lead = _("Kun hvis I har brug for det og ønsker det. Alle, der står bag arenaen, skal sige ja.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["want"].label = _("Ønsker I det?")
        self.fields["text"].label = _("Hvad har I brug for?")
        self.fields["text"].help_text = _("Skal med, når svaret er ja.")


class GrowForm(forms.Form):
    """What could grow."""

    title = _("Spørg, om det skal vokse")
    lead = _("Intet vokser, før alle, der står bag, har sagt ja og fortalt, hvad de har brug for.")
    button = _("Spørg dem")

    text = some_words(_("Hvad kunne udvikles eller nå ud til flere?"), empty=_("Skriv, hvad der kunne vokse."))


class TakeBackForm(forms.Form):
    """Why an offer is taken back."""

    title = _("Tag tilbuddet tilbage")
    lead = _("Sig hvorfor, så ingen skal gætte. Det, der blev sagt, bliver stående.")
    button = _("Tag det tilbage")

    text = some_words(_("Hvorfor?"), empty=_("Skriv hvorfor."))
