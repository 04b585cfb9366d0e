"""Every component in every state, on one public page."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samskab.kernel.clock import now
from samskab.kernel.http.public import public
from samskab.ui.sectors import SECTORS
from samskab.ui.templatetags.ui.journey import STEPS
from samskab.ui.templatetags.ui.small import icon_names


@dataclass(frozen=True)
class SamplePage:
    """A page in the middle of a list."""

    number: int
    count: int


def _sample_form() -> forms.Form:
    """One field of each kind, sent with two things to put right."""

    class Sample(forms.Form):
        name = forms.CharField(
            label=_("Hvad skal vi kalde dig?"), error_messages={"required": _("Skriv et navn. Fornavn er nok.")}
        )
        address = forms.EmailField(
            label=_("E-mail"),
            error_messages={"invalid": _("Der mangler et @ i adressen.")},
            widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        )
        place = forms.CharField(label=_("Sted"), help_text=_("By, vej eller hele landet."), required=False)
        origin = forms.ChoiceField(
            label=_("Hvor kommer du fra?"),
            help_text=_("Du kan skifte senere."),
            choices=[(look.value, look.name) for look in SECTORS],
        )
        text = forms.CharField(label=_("Dit perspektiv"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
        closed = forms.CharField(label=_("Det her kan ikke ændres nu"), disabled=True, initial="SE-2031")
        news = forms.MultipleChoiceField(
            label=_("Hvad vil du høre om?"),
            choices=[("answer", _("Når nogen svarer mig")), ("decision", _("Når der er en beslutning"))],
            widget=forms.CheckboxSelectMultiple,
        )
        rhythm = forms.ChoiceField(
            label=_("Hvor tit?"),
            help_text=_("Vi skriver aldrig om natten."),
            choices=[("friday", _("Samlet om fredagen")), ("now", _("Med det samme"))],
            widget=forms.RadioSelect,
        )
        remember = forms.BooleanField(
            label=_("Husk mig på denne enhed"), help_text=_("Ikke på en computer, som I er flere om."), required=False
        )

    return Sample(
        {
            "address": "ruthpost.dk",
            "place": "Frederikssund",
            "origin": "citizen",
            "text": _("Min dør går udad. Når vandet står på trappen, kan jeg ikke komme ud."),
            "news": ["answer"],
            "rhythm": "friday",
        },
        auto_id="sample-%s",
    )


def _spark_form(text: str) -> forms.Form:
    """The field that lights an arena, filled in or with what is missing."""

    class Spark(forms.Form):
        text = forms.CharField(
            label=_("Fortæl om en udfordring, du ser, eller en drøm, du har"),
            error_messages={"required": _("Skriv en sætning. Den må gerne være et spørgsmål.")},
            widget=forms.Textarea(attrs={"rows": 3}),
        )
        place = forms.CharField(
            label=_("Hvor?"), required=False, widget=forms.TextInput(attrs={"placeholder": _("By eller vej")})
        )

    return Spark({"text": text, "place": "Frederikssund" if text else ""}, auto_id=f"spark-{bool(text)}-%s")


@public
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """The gallery. Its samples are made up, in the language of the page."""
    return render(
        request,
        "ui/gallery.html",
        {
            "day": datetime(2026, 9, 3, 17, tzinfo=UTC),
            "form": _sample_form(),
            "spark": _spark_form(
                _("Vandet stod op i kælderen igen. Kan vi ikke gøre os klar sammen, før næste storm?")
            ),
            "spark_missing": _spark_form(""),
            "just_now": now(),
            "yesterday": now() - timedelta(days=1),
            "last_year": datetime(2024, 3, 9, 12, tzinfo=UTC),
            "both": ["create", "act"],
            "nobody": {},
            "alone": {"citizen": 1},
            "crowd": {"public": 310, "business": 190, "civil_society": 1200, "citizen": 2610},
            "sectors": SECTORS,
            "icons": icon_names(),
            "steps": list(STEPS),
            "pages": SamplePage(number=2, count=14),
            "yard": {"public": 4, "business": 3, "civil_society": 5, "citizen": 16},
            "flood": {"public": 8, "business": 4, "civil_society": 9, "citizen": 13},
            "flood_missing": {"business": 2, "citizen": 3},
            "flood_voice": {"public": 34, "business": 9, "civil_society": 30, "citizen": 27},
            "balance": {"public": 6, "business": 6, "civil_society": 6, "citizen": 6},
            "distance": {"public": 4.6, "business": 3.9, "civil_society": 3.4, "citizen": 2.6},
            "months": [
                _("jan"),
                _("feb"),
                _("mar"),
                _("apr"),
                _("maj"),
                _("jun"),
                _("jul"),
                _("aug"),
                _("sep"),
                _("okt"),
                _("nov"),
                _("dec"),
            ],
        },
    )
