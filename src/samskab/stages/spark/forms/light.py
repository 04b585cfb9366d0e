"""The one page that lights an arena."""

from collections.abc import Iterable, Sequence
from typing import Any, cast
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import PLACES, Domain, Place, StartingPoint
from samskab.ground.arenas.models import Arena, Theme
from samskab.ground.arenas.models.arena import SPOT_LENGTH, TEXT_LENGTH, TITLE_LENGTH
from samskab.ground.people.enums import Perspective, Sector
from samskab.ground.people.models import Organisation
from samskab.kernel.fields import LineField, TextField
from samskab.kernel.text.sentences import first_sentence, shortened
from samskab.stages.spark.forms.places import PlaceField
from samskab.stages.spark.models.spark import ALONE_LENGTH, BECAUSE_LENGTH

MOST_SEEN = 8


def suggested_title(text: str) -> str:
    """The first sentence of a text, cut between two words where it is too long for a title."""
    return shortened(first_sentence(text)[0], TITLE_LENGTH)


def refs_in(written: str) -> list[UUID]:
    """The references in a hidden field, at most eight; what is none is left out, for nobody wrote it by hand."""
    found = []
    for word in written.split(",")[:MOST_SEEN]:
        try:
            found.append(UUID(word))
        except ValueError:
            continue
    return found


def _by_sector() -> list[tuple[Any, Any]]:
    return [
        (sector.label, [(each.value, each.label) for each in Perspective if each.sector == sector]) for sector in Sector
    ]


class LightForm(forms.Form):
    """What it takes to light an arena.

    `arenas` are those that look alike and can be asked to belong together. `organisations` are those that the one who
    writes speaks for, and None while nobody knows who writes: then the form does not ask, and what it was sent waits.
    One who speaks for none is not asked either, unless an answer came, which is told to be wrong and never dropped.
    """

    draft = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)
    text = TextField(
        longest=TEXT_LENGTH,
        label=_("Hvad handler det om?"),
        help_text=_("Skriv, som du ville sige det til en nabo."),
        error_messages={"required": _("Skriv, hvad du tænker på.")},
    )
    starting_point = forms.TypedChoiceField(
        label=_("Hvad begynder det med?"),
        choices=StartingPoint.choices,
        coerce=StartingPoint,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg det, der passer bedst. I kan ændre det senere.")},
    )
    title = LineField(
        longest=TITLE_LENGTH,
        label=_("Hvad skal arenaen hedde?"),
        help_text=_("Vi foreslår din første sætning. Kort er bedst."),
        error_messages={"required": _("Giv arenaen et navn.")},
    )
    place = PlaceField()
    perspective = forms.TypedChoiceField(
        label=_("Hvem taler du som?"),
        help_text=_("Det farver, og det vejer ingenting. Du kan skifte senere."),
        choices=_by_sector,
        coerce=Perspective,
        error_messages={"required": _("Vælg, hvem du taler som.")},
    )
    organisation = forms.ChoiceField(
        label=_("Taler du for en organisation her?"),
        help_text=_("Kun hvis du gør det her. Det giver ikke mere at skulle have sagt."),
        required=False,
        error_messages={"invalid_choice": _("Du taler ikke for den organisation mere. Vælg igen.")},
    )
    because = TextField(
        longest=BECAUSE_LENGTH,
        label=_("Jeg tænder en ny, fordi …"),
        help_text=_("Et par ord er nok, og alle kan læse dem. For eksempel: »de andre er langt væk«."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    links = forms.MultipleChoiceField(
        label=_("Hører den sammen med en af dem?"),
        help_text=_("Så spørger vi dem. De svarer selv."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    spot = LineField(
        longest=SPOT_LENGTH,
        label=_("Hvor helt præcis?"),
        help_text=_("En vej, en skole eller en skov."),
        required=False,
    )
    themes = forms.ModelMultipleChoiceField(
        label=_("Temaer"),
        queryset=Theme.objects.order_by("id"),
        to_field_name="slug",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Vælg temaer på listen.")},
    )
    domain = forms.ChoiceField(
        label=_("Hvad kan der komme ud af det?"),
        choices=[("", _("Det ved jeg ikke endnu")), *Domain.choices],
        required=False,
    )
    alone = TextField(
        longest=ALONE_LENGTH,
        label=_("Hvad kan du ikke løse alene?"),
        help_text=_("Det er derfor, vi er flere. De andre svarer på det samme."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self,
        *args: Any,
        arenas: Sequence[Arena] = (),
        organisations: Iterable[Organisation] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.arenas = {str(arena.ref): arena for arena in arenas}
        cast(forms.MultipleChoiceField, self.fields["links"]).choices = [
            (ref, arena.title) for ref, arena in self.arenas.items()
        ]
        self._organisations = {str(each.ref): each for each in organisations or ()}
        self._offer_to_speak(asked=organisations is not None and bool(self.data.get("organisation")))

    def _offer_to_speak(self, *, asked: bool) -> None:
        if not self._organisations and not asked:
            del self.fields["organisation"]
            return
        named = [(ref, organisation.name) for ref, organisation in self._organisations.items()]
        cast(forms.ChoiceField, self.fields["organisation"]).choices = [("", _("Nej, kun for mig selv")), *named]

    @property
    def more_is_open(self) -> bool:
        """Whether what can be left out has something in it, or something to put right."""
        return any(self[name].value() or self[name].errors for name in ("spot", "domain", "themes", "alone"))

    @property
    def where(self) -> Place:
        """The place that was chosen in a whole form."""
        return PLACES[self.cleaned_data["place"]]

    def clean_seen(self) -> list[UUID]:
        """The references of what was shown."""
        return refs_in(self.cleaned_data["seen"])

    def clean_organisation(self) -> Organisation | None:
        """The organisation that the arena is lit for, or nobody but oneself."""
        return self._organisations.get(self.cleaned_data["organisation"])

    def clean_links(self) -> list[Arena]:
        """The arenas to ask."""
        return [self.arenas[ref] for ref in self.cleaned_data["links"]]
