"""What the gallery shows its components with: made up, in the language of the page."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _

from samskab.kernel.text.diffs import Piece, diff
from samskab.ui.figures.qr import path_of
from samskab.ui.sectors import SECTORS, Counts


@dataclass(frozen=True)
class SamplePage:
    """A page in the middle of a list."""

    number: int
    count: int


@dataclass(frozen=True)
class SampleActor:
    """Somebody on the actor map."""

    name: str
    sector: str | None
    relevant: bool
    affected: bool
    present: bool


@dataclass(frozen=True)
class SampleCode:
    """A drawing that looks like a code and says nothing."""

    path: str
    size: int


@dataclass(frozen=True)
class SampleFlock:
    """Some people near each other on a map."""

    x: float
    y: float
    size: int


@dataclass(frozen=True)
class SampleGroup:
    """A group on a map."""

    letter: str
    size: int
    sectors: dict[str, int | None]
    flocks: tuple[SampleFlock, ...]


def form() -> forms.Form:
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


def spark(text: str) -> forms.Form:
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


def actors() -> list[SampleActor]:
    """An arena's map while it gathers."""
    return [
        SampleActor(_("Beredskabet"), "public", relevant=True, affected=False, present=True),
        SampleActor(_("Kystdirektoratet"), "public", relevant=True, affected=False, present=False),
        SampleActor("Sparekassen Fjord", "business", relevant=True, affected=False, present=True),
        SampleActor("Bådelauget Sundet", "civil_society", relevant=True, affected=True, present=True),
        SampleActor(_("Butikker på havnen"), "business", relevant=True, affected=True, present=False),
        SampleActor(_("Grundejerforeningen Fjordengen"), "civil_society", relevant=True, affected=True, present=True),
        SampleActor(_("Lejere i stuen"), "citizen", relevant=False, affected=True, present=True),
        SampleActor(_("Unge under 25"), "citizen", relevant=False, affected=True, present=False),
        SampleActor(_("Dem, vi ikke har tænkt på"), None, relevant=False, affected=True, present=False),
    ]


def many_actors() -> list[SampleActor]:
    """As many as there is room for, so that the marks stand without names."""
    sectors = [look.value for look in SECTORS]
    return [
        SampleActor(
            _("Aktør %(number)d") % {"number": place + 1},
            sectors[place * 7 % 4],
            relevant=place % 3 != 1,
            affected=place % 3 != 0,
            present=place % 5 != 2,
        )
        for place in range(40)
    ]


def weeks() -> list[tuple[str, Counts]]:
    """Twelve weeks of an arena: most were silent at first, one week nobody met."""
    shares = [(60, 20, 15, 5), (55, 15, 20, 10), (48, 12, 22, 18), (), (40, 12, 24, 24), (38, 10, 26, 26)]
    shares += [(36, 9, 28, 27), (35, 9, 30, 26), (33, 10, 30, 27), (34, 9, 30, 27), (30, 14, 28, 28), (28, 18, 27, 27)]
    sectors = [look.value for look in SECTORS]
    return [
        (_("uge %(number)d") % {"number": 23 + place}, dict(zip(sectors, week, strict=False)))
        for place, week in enumerate(shares)
    ]


def code(size: int = 29) -> SampleCode:
    """Three corners and a weave between them."""
    modules = [[(x * x * 3 + y * y * 5 + x * y * 7) % 11 < 5 for x in range(size)] for y in range(size)]
    for left, top in ((0, 0), (size - 7, 0), (0, size - 7)):
        for y in range(max(0, top - 1), min(size, top + 8)):
            for x in range(max(0, left - 1), min(size, left + 8)):
                away = max(abs(x - left - 3), abs(y - top - 3))
                modules[y][x] = away in (0, 1, 3)
    return SampleCode(path_of(modules), size)


def answers(*, times: int = 1, objections: int) -> dict[str, dict[str, int]]:
    """A round on its way, with so many open objections among the citizens."""
    seated = {
        "public": {"consent": 6, "concern": 1, "none": 1},
        "business": {"consent": 3, "stand_aside": 1},
        "civil_society": {"consent": 8, "concern": 1},
        "citizen": {"consent": 10, "concern": 1, "none": 1},
    }
    counts = {sector: {state: times * count for state, count in states.items()} for sector, states in seated.items()}
    counts["citizen"]["objection"] = objections
    return counts


def groups() -> list[SampleGroup]:
    """Two groups and their sectors; of the second one sector is too few to be told of."""
    return [
        SampleGroup("A", 24, {"public": 8, "business": 5, "civil_society": 0, "citizen": 11}, _flocks(-0.7, 0.3, 3)),
        SampleGroup(
            "B", 16, {"public": 5, "business": None, "civil_society": None, "citizen": 6}, _flocks(0.6, -0.2, 2)
        ),
    ]


def _flocks(x: float, y: float, number: int) -> tuple[SampleFlock, ...]:
    return tuple(SampleFlock(x + place / 5, y - place / 4, 8) for place in range(number))


def besides() -> tuple[SampleFlock, ...]:
    """Five who stand between the groups."""
    return (SampleFlock(0.0, 0.1, 5),)


def pieces() -> tuple[Piece, ...]:
    """A line that was changed."""
    return diff(
        _("Når vandet står i 1,4 meter, banker vagten på hos alle på listen."),
        _("Når vandet står i 1,2 meter, ringer vagten til alle i stuen."),
    )


def answer() -> forms.Form:
    """One's own answer, on its way to being an objection."""

    class Answer(forms.Form):
        answer = forms.ChoiceField(
            label=_("Hvad svarer du, Nadia?"),
            choices=[
                ("consent", _("Samtykke")),
                ("concern", _("Samtykke med betænkelighed")),
                ("objection", _("Indvending")),
                ("stand_aside", _("Jeg står udenfor")),
            ],
            widget=forms.RadioSelect,
        )
        words = forms.CharField(label=_("Hvad skal vi holde øje med?"), widget=forms.Textarea(attrs={"rows": 3}))
        harm = forms.CharField(
            label=_("Hvad ser du, som vi har overset?"),
            help_text=_("Skriv det, som det er."),
            widget=forms.Textarea(attrs={"rows": 3}),
        )
        opening = forms.CharField(
            label=_("Hvad skal der til, før du kan være med?"),
            help_text=_("Et halvt svar er fint."),
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    return Answer({"answer": "objection", "harm": _("Jeg bor også i stuen.")}, auto_id="own-%s")
