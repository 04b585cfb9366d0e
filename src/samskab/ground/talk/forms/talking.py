"""Forms of talk. Each carries the words of its page."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Participation
from samskab.ground.arenas.queries.whom import Somebody
from samskab.ground.people.models import Organisation
from samskab.ground.talk.models.contribution import PASSAGE_LENGTH, TEXT_LENGTH
from samskab.ground.talk.models.thanks import THANKS_LENGTH
from samskab.kernel.choosing import ChoosingForm
from samskab.kernel.fields import LineField, MarkedField
from samskab.kernel.text.sorting import sort_key

LISTED = 40
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


class SayForm(forms.Form):
    """Something one says, in the thread itself."""

    title = _("Sig noget")
    lead = _("Det kommer til sidst i samtalen. Du kan rette det bagefter, og alle kan se, hvad der stod.")
    button = _("Sig det")

    text = _words(label=_("Hvad vil du sige?"), help_text=HOW_TO_WRITE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": "talk_%s", **kwargs})


class NamingForm(SayForm):
    """The same on a page of its own, where the last who came in can be chosen from a list; »@« names anybody."""

    def __init__(self, *args: Any, here: QuerySet[Participation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_name = sorted(here[:LISTED], key=lambda one: sort_key(one.person.display_name))
        self.here = {str(one.ref): one for one in by_name}
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


class AskForm(ChoosingForm[Somebody]):
    """A critical question to somebody who is here."""

    title = _("Stil et kritisk spørgsmål")
    lead = _(
        "Det står åbent, til du selv siger, at det er besvaret. Ingen andre kan lukke det, heller ikke den, du spørger."
    )
    button = _("Stil spørgsmålet")

    text = _words(label=_("Dit spørgsmål"))

    def put_to(self) -> Mapping[str, Any]:
        """Whom the question is put to, as the action takes it."""
        chosen = self.chosen
        return {"organisation" if isinstance(chosen, Organisation) else "participant": chosen}


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
        "Ordene bliver slettet, også dem fra før. Pladsen og de andres svar bliver stående. Det kan ikke fortrydes."
    )
    button = _("Træk dem tilbage")
