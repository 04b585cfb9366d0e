"""Shapes of what a party says of itself, of the phases and of a workplace."""

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import Phase
from samskab.kernel.fields import TextField
from samskab.stages.gather.enums import Degree, Wish
from samskab.stages.gather.models.together import ANSWER_LENGTH


def some_words(
    label: str | Promise, help_text: str | Promise = "", *, required: bool = False, empty: str | Promise = ""
) -> TextField:
    """A few lines, that may be left out unless `empty` says what to write."""
    return TextField(
        longest=ANSWER_LENGTH,
        label=label,
        help_text=help_text,
        required=required or bool(empty),
        error_messages={"required": empty} if empty else {},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class TogetherForm(forms.Form):
    """What one's party cannot do alone."""

    title = _("Hvad kan I ikke alene?")
    lead = _("Taler du for en organisation, svarer du for den. Ellers svarer du for dig selv.")
    button = _("Gem svaret")

    alone = some_words(_("Hvad kan I ikke alene?"), empty=_("Skriv, hvad I ikke kan alene."))
    gives = some_words(_("Hvad kan I give?"), _("Viden, tid, penge, lokaler, mod, erfaring eller noget andet."))
    needs = some_words(_("Hvad har I brug for fra andre?"))


class WishForm(forms.Form):
    """Whether one's party wants to."""

    title = _("Har I lyst?")
    lead = _("Ingen er med, fordi andre har sagt det. Vi spørger igen undervejs, og det er i orden at skifte mening.")
    button = _("Gem svaret")

    wish = forms.TypedChoiceField(
        label=_("Har I lyst til at skabe det her sammen?"),
        choices=Wish.choices,
        coerce=Wish,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg det, der passer bedst.")},
    )
    note = some_words(_("Hvad skal der til?"), _("Skriv det, hvis svaret er »ja, hvis«. Knappe penge er også et svar."))


class PhaseForm(forms.Form):
    """How far a phase was created together."""

    title = _("Hvor langt er fasen samskabt?")
    lead = _("Sig det, som det er. I kan altid gå tilbage til en fase og gøre den om sammen.")
    button = _("Gem")

    phase = forms.TypedChoiceField(
        label=_("Hvilken fase?"),
        choices=Phase.choices,
        coerce=Phase,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg en fase.")},
    )
    degree = forms.TypedChoiceField(
        label=_("Er den samskabt?"),
        choices=Degree.choices,
        coerce=Degree,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg det, der passer bedst.")},
    )
    reason = some_words(_("Hvorfor?"), _("Skal med, når svaret er »ikke«. Alle kan læse det."))


class WorkplaceForm(forms.Form):
    """The terms of those who work there, by one of them."""

    title = _("Berører arenaen en arbejdsplads?")
    lead = _("De, der arbejder der, er med til at bestemme, hvornår og hvordan andre inviteres ind i deres arbejde.")
    button = _("Gem vilkårene")

    mine = forms.BooleanField(
        label=_("Jeg arbejder der selv"),
        error_messages={"required": _("Vilkårene skrives af dem, der arbejder der.")},
    )
    touches = forms.TypedChoiceField(
        label=_("Berører det jeres arbejde?"),
        choices=[("yes", _("Ja")), ("no", _("Nej, ikke mere"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg ja eller nej.")},
    )
    terms = some_words(
        _("På hvilke vilkår?"),
        _("Hvornår og hvordan vil I invitere? Hvad skal stå fast om job og faglighed?"),
    )
