"""Shapes of stepping in, speaking from another perspective, and leaving."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.describing import REASON_LENGTH
from samskab.ground.arenas.enums import prompt_for
from samskab.ground.people.enums import Perspective, Sector
from samskab.ground.people.models import Organisation
from samskab.ground.people.models.person import NAME_LENGTH
from samskab.kernel.fields import LineField, TextField


@dataclass(frozen=True)
class Hat:
    """One perspective as it is chosen: with the question that asks for what it brings."""

    perspective: Perspective
    prompt: Promise
    chosen: bool

    @property
    def id(self) -> str:
        """The id of its radio button."""
        return f"id_perspective_{self.perspective.value}"


# One hat from each sector, for those who have not said which are theirs: a short list is read, a long one is not.
EVERYDAY = (Perspective.PUBLIC_EMPLOYEE, Perspective.COMPANY, Perspective.ASSOCIATION, Perspective.CITIZEN)


class PerspectiveForm(forms.Form):
    """The hat one wears here, and the organisation one speaks for, if any.

    All hats can be chosen. Those that one has said are one's own, or that one was invited for, stand first; without
    any, one from each sector does.
    """

    perspective = forms.TypedChoiceField(
        label=_("Hvem er du her som?"),
        choices=Perspective.choices,
        coerce=Perspective,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Vælg, hvem du er her som. Du kan skifte senere."),
            "invalid_choice": _("Vælg en på listen."),
        },
    )
    organisation = forms.ChoiceField(
        label=_("Taler du for nogen?"),
        help_text=_("Kun hvis du gør det her. Ellers taler du for dig selv."),
        required=False,
        error_messages={"invalid_choice": _("Du taler ikke for den organisation.")},
    )

    def __init__(
        self,
        *args: Any,
        own: Iterable[Perspective] = (),
        organisations: Iterable[Organisation] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._first = list(dict.fromkeys(own)) or list(EVERYDAY)
        self._organisations = {str(organisation.ref): organisation for organisation in organisations}
        if self._organisations:
            choices = [(ref, organisation.name) for ref, organisation in self._organisations.items()]
            cast(forms.ChoiceField, self.fields["organisation"]).choices = [("", _("Nej, kun for mig selv")), *choices]
        else:
            del self.fields["organisation"]

    def clean_organisation(self) -> Organisation | None:
        """The organisation itself, or nobody."""
        return self._organisations.get(self.cleaned_data["organisation"])

    @property
    def own(self) -> list[Hat]:
        """The hats that stand first."""
        return [self._hat(perspective) for perspective in self._first]

    @property
    def others(self) -> list[tuple[Sector, list[Hat]]]:
        """All other hats, by sector in the order that sectors always stand in."""
        rest = [perspective for perspective in Perspective if perspective not in self._first]
        return [
            (sector, [self._hat(perspective) for perspective in rest if perspective.sector == sector])
            for sector in Sector
            if any(perspective.sector == sector for perspective in rest)
        ]

    @property
    def another_is_chosen(self) -> bool:
        """Whether the list of the other hats has to stand open: the one chosen is in it."""
        return any(hat.chosen for _sector, hats in self.others for hat in hats)

    def _hat(self, perspective: Perspective) -> Hat:
        chosen = str(self["perspective"].value() or "") == perspective.value
        return Hat(perspective=perspective, prompt=prompt_for(perspective), chosen=chosen)


class GuestForm(PerspectiveForm):
    """The same for one whom nobody knows yet: a first name is all it takes."""

    name = LineField(
        longest=NAME_LENGTH,
        label=_("Hvad skal vi kalde dig?"),
        help_text=_("Fornavn er nok, og et opdigtet navn er også i orden."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    field_order: tuple[str, ...] = ("name", "perspective")


class LeavingForm(forms.Form):
    """Why one leaves, for those who want to say."""

    reason = TextField(
        longest=REASON_LENGTH,
        label=_("Hvorfor går du?"),
        help_text=_("Det hjælper dem, der bliver, til at gøre det bedre. Du behøver ikke svare."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    named = forms.ChoiceField(
        label=_("Må dit navn stå ved det, du skriver?"),
        choices=[("", _("Nej, vis det uden navn")), ("yes", _("Ja, mit navn må gerne stå der"))],
        required=False,
        widget=forms.RadioSelect,
    )

    def clean_named(self) -> bool:
        """Whether the name may stand there."""
        return bool(self.cleaned_data["named"])
