"""The shape of an answer to a statement."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.stages.understand.enums import Value

MOST_PASSED = 60


def numbers_in(written: str) -> list[int]:
    """The numbers in an address, at most sixty; what is none is left out, for nobody wrote it by hand."""
    words = written.split(",")[-MOST_PASSED:]
    return [int(word) for word in words if word.isdecimal() and len(word) < 7]


class AnswerForm(forms.Form):
    """One of three answers to the words one has read, and whether they are important to oneself."""

    statement = forms.UUIDField()
    wording = forms.IntegerField(min_value=1)
    value = forms.TypedChoiceField(
        choices=Value.choices,
        coerce=lambda value: Value(int(value)),
        error_messages={"required": _("Vælg enig, uenig eller ved ikke.")},
    )
    important = forms.BooleanField(required=False)
    passed = forms.CharField(required=False, max_length=600)
    stay = forms.BooleanField(required=False)

    def clean_passed(self) -> list[int]:
        """The numbers of the statements that were passed by."""
        return numbers_in(self.cleaned_data["passed"])


class SearchForm(forms.Form):
    """Words to look for among the statements."""

    q = forms.CharField(required=False, max_length=200)

    def words(self) -> str:
        """What to look for; nothing when it cannot be read."""
        said: Any = self.cleaned_data.get("q", "") if self.is_valid() else ""
        return str(said)
