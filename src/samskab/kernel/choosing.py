"""A form in which somebody is chosen: from a list where they are few, and by their name where they are many."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.kernel.fields import LineField

FEW = 40  # so many can be looked through in a list
MOST = 20  # so many of one name can be told apart
NAME_LENGTH = 120

One = TypeVar("One")


@dataclass(frozen=True)
class Option(Generic[One]):
    """One that can be chosen, and what it is called where it stands among others."""

    label: str
    one: One


class Among(Protocol[One]):
    """Those to choose among. The keys are what a form sends."""

    def few(self) -> Mapping[str, Option[One]] | None:
        """All of them in their order; None when they are more than `FEW`."""

    def called(self, words: str) -> Mapping[str, Option[One]]:
        """Those whose name is these words, or else has them in it; `MOST` of them, and one more to show there are."""


class ChoosingForm(forms.Form, Generic[One]):
    """A form about somebody among several.

    Where they are few, `whom` is a list of them. Where they are many, `whom` is a name or a part of it, and `which`
    stands below once several are called so. `chosen` is the one, when the form is valid.
    """

    whom_label = _("Hvem spørger du?")
    nobody = _("Vælg, hvem du spørger.")

    def __init__(self, *args: Any, among: Among[One], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        few = among.few()
        self._by_name = few is None
        if few is None:
            self._found = self._called(among)
            self._ask_for_the_name()
        else:
            self._found = few
            self.fields["whom"] = _choice(self.whom_label, self.nobody, {"": _("Vælg"), **_labels(few)})
        self.order_fields(("whom", "which"))

    @property
    def chosen(self) -> One:
        """The one who was chosen."""
        told = self.cleaned_data
        key = told["whom"] if not self._by_name else told.get("which") or next(iter(self._found))
        return self._found[key].one

    def clean(self) -> dict[str, Any]:
        if self._by_name and not self._found and "whom" in self.cleaned_data:
            self.add_error("whom", _("Ingen her hedder sådan. Prøv med en mindre del af navnet."))
        return self.cleaned_data

    def _called(self, among: Among[One]) -> Mapping[str, Option[One]]:
        words = str(self.data.get(self.add_prefix("whom"), "")).strip()[:NAME_LENGTH]
        return among.called(words) if words else {}

    def _ask_for_the_name(self) -> None:
        self.fields["whom"] = LineField(
            longest=NAME_LENGTH,
            label=self.whom_label,
            help_text=_("Skriv navnet eller en del af det."),
            error_messages={"required": self.nobody},
        )
        if len(self._found) > 1:
            shown = dict(list(_labels(self._found).items())[:MOST])
            several = _("Flere hedder sådan. Vælg, hvem du mener.")
            which = self.fields["which"] = _choice(_("Hvem af dem?"), several, shown, widget=forms.RadioSelect)
            if len(self._found) > MOST:
                which.help_text = _("Der er flere endnu. Skriv mere af navnet, hvis du ikke ser den, du mener.")


def _choice(label: Any, nobody: Any, labels: Mapping[str, Any], **more: Any) -> forms.ChoiceField:
    messages = {"required": nobody, "invalid_choice": nobody}
    return forms.ChoiceField(label=label, choices=list(labels.items()), error_messages=messages, **more)


def _labels(found: Mapping[str, Option[Any]]) -> dict[str, Any]:
    return {key: each.label for key, each in found.items()}
