"""Forms of talk. Each carries the words of its page."""

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Participation
from samskab.ground.people.models import Organisation
from samskab.ground.talk.models.contribution import PASSAGE_LENGTH, TEXT_LENGTH
from samskab.ground.talk.models.thanks import THANKS_LENGTH
from samskab.kernel.fields import LineField, MarkedField
from samskab.kernel.text.sorting import sort_key

HOW_TO_WRITE = _(
    "Skriv, som du taler. **Fed**, *kursiv*, lister med - og links virker. Skriv @ og et navn for at nævne."
)


def _words(**more: Any) -> MarkedField:
    return MarkedField(
        longest=TEXT_LENGTH,
        error_messages={"required": _("Skriv, hvad du vil sige.")},
        widget=forms.Textarea(attrs={"rows": 4}),
        **more,
    )


def _by_name(here: Collection[Participation]) -> list[Participation]:
    return sorted(here, key=lambda one: sort_key(one.person.display_name))


class SayForm(forms.Form):
    """Something one says, in the thread itself."""

    title = _("Sig noget")
    lead = _("Det kommer til sidst i samtalen. Du kan rette det bagefter, og alle kan se, hvad der stod.")
    button = _("Sig det")

    text = _words(label=_("Hvad vil du sige?"), help_text=HOW_TO_WRITE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "talk_%s", **kwargs})


class NamingForm(SayForm):
    """The same on a page of its own, where those who take part can be chosen from a list."""

    def __init__(self, *args: Any, here: Collection[Participation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.here = {str(one.ref): one for one in _by_name(here)}
        if self.here:
            self.fields["names"] = forms.MultipleChoiceField(
                label=_("Nævn nogen"),
                help_text=_("De hører, at du har nævnt dem. De bliver ikke meldt til noget."),
                choices=[(ref, one.person.display_name) for ref, one in self.here.items()],
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    @property
    def chosen(self) -> list[Participation]:
        """Those who were chosen."""
        return [self.here[ref] for ref in self.cleaned_data.get("names", ())]


class AnswerForm(NamingForm):
    """An answer to what another said."""

    title = _("Svar")
    lead = _("Dit svar kommer til at stå under det, du svarer på.")
    button = _("Svar")


class QuoteForm(NamingForm):
    """Something one says about words that another said."""

    title = _("Citér")
    lead = _("Kort citatet af, til kun det står tilbage, du vil tale om. Selve ordene kan du ikke ændre.")
    button = _("Sig det")
    longest = PASSAGE_LENGTH
    field_order = ("passage", "text", "names")

    passage = MarkedField(
        longest=PASSAGE_LENGTH,
        label=_("Citatet"),
        error_messages={"required": _("Lad de ord stå, du vil citere.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class RewordForm(SayForm):
    """One's own words, said in another way."""

    title = _("Sig det på en anden måde")
    lead = _("De nye ord kommer til at stå her. Alle kan se, hvad der stod før.")
    button = _("Gem de nye ord")

    text = _words(label=_("Dine ord"))


class AskForm(SayForm):
    """A critical question to somebody who is here."""

    title = _("Stil et kritisk spørgsmål")
    lead = _(
        "Det står åbent, til du selv siger, at det er besvaret. Ingen andre kan lukke det, heller ikke den, du spørger."
    )
    button = _("Stil spørgsmålet")

    text = _words(label=_("Dit spørgsmål"))

    def __init__(
        self, *args: Any, here: Collection[Participation], organisations: Collection[Organisation], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {f"one:{one.ref}": one for one in _by_name(here)}
        self.organisations = {f"all:{one.ref}": one for one in organisations}
        nobody = _("Vælg, hvem du spørger.")
        self.fields["whom"] = forms.ChoiceField(
            label=_("Hvem spørger du?"),
            choices=[
                ("", _("Vælg")),
                *((key, one.name) for key, one in self.organisations.items()),
                *((key, one.person.display_name) for key, one in self.people.items()),
            ],
            error_messages={"required": nobody, "invalid_choice": nobody},
        )
        self.order_fields(("whom", "text"))

    def put_to(self, whom: str) -> Mapping[str, Any]:
        """Whom the question is put to, as the action takes it."""
        return {"participant": self.people.get(whom), "organisation": self.organisations.get(whom)}


class ThankForm(forms.Form):
    """A sentence of thanks."""

    title = _("Sig tak")
    lead = _("Din sætning kommer til at stå nedenunder. Her tælles ikke, hvor mange der takker.")
    button = _("Sig tak")

    words = LineField(
        longest=THANKS_LENGTH,
        label=_("Tak for …"),
        help_text=_("For eksempel »at du sagde det, ingen andre turde«."),
        error_messages={"required": _("Skriv, hvad du takker for.")},
    )


class WithdrawForm(forms.Form):
    """Whether it is meant."""

    title = _("Træk dine ord tilbage")
    lead = _(
        "Ordene bliver slettet, også dem fra før. Pladsen og de andres svar bliver stående. Det kan ikke gøres om."
    )
    button = _("Træk dem tilbage")
