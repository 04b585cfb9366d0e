"""Answering the ten rules of thumb, seeing to a point, and saying that it is rather something else."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from samskab.kernel.fields import TextField
from samskab.stages.spark.actions.checking import NO_REASON
from samskab.stages.spark.enums import Rather, Rule, Word
from samskab.stages.spark.models import CheckAnswer
from samskab.stages.spark.models.check import NOTE_LENGTH
from samskab.stages.spark.models.verdict import REASON_LENGTH
from samskab.stages.spark.queries.ten_rules import TEN_RULES, RuleText


class CheckForm(forms.Form):
    """Ten rules with a word and a note each. Any of them may be left for another time."""

    def __init__(self, *args: Any, mine: Mapping[Rule, CheckAnswer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for text in TEN_RULES:
            rule = text.rule
            said = mine.get(rule)
            self.fields[rule.value] = forms.ChoiceField(
                label=text.title,
                choices=Word.choices,
                widget=forms.RadioSelect,
                required=False,
                initial=said.word if said else None,
            )
            self.fields[f"note_{rule.value}"] = TextField(
                longest=NOTE_LENGTH,
                label=_("Vil du sige lidt mere?"),
                widget=forms.Textarea(attrs={"rows": 2}),
                required=False,
                initial=said.note if said else "",
            )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        for rule in Rule:
            if self.cleaned_data.get(f"note_{rule}") and not self.cleaned_data.get(rule) and rule not in self.errors:
                self.add_error(rule, _("Vælg også et svar, så din note kan stå ved det."))
            if self.cleaned_data.get(rule) == Word.OUR_WAY and not self.cleaned_data.get(f"note_{rule}"):
                self.add_error(f"note_{rule}", NO_REASON)
        return cleaned

    @property
    def answers(self) -> dict[Rule, tuple[Word, str]]:
        """What was answered."""
        said = self.cleaned_data
        return {rule: (Word(said[rule]), said[f"note_{rule}"]) for rule in Rule if said.get(rule)}

    def asked(self) -> Iterator[tuple[RuleText, BoundField, BoundField]]:
        """Each rule with its two fields, in order."""
        for text in TEN_RULES:
            yield text, self[text.rule.value], self[f"note_{text.rule.value}"]


class SettleForm(forms.Form):
    """How a point was seen to."""

    note = TextField(
        longest=NOTE_LENGTH,
        label=_("Hvad gjorde I?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )


class VerdictForm(forms.Form):
    """What it is rather, and why."""

    rather = forms.TypedChoiceField(
        label=_("Hvad er det hellere?"),
        choices=Rather.choices,
        coerce=Rather,
        widget=forms.RadioSelect,
        error_messages={"required": _("Vælg det, der passer bedst.")},
    )
    reason = TextField(
        longest=REASON_LENGTH,
        label=_("Hvorfor?"),
        help_text=_("Alle kan læse det. Det stopper ingenting, og du kan tage det tilbage."),
        error_messages={"required": _("Skriv hvorfor. En enkelt linje er nok.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )
