"""The five questions of whether it is still samskabelse."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.enums import Ingredient
from samskab.ground.arenas.enums.ingredients import LEAST, MOST

_ENDS = {LEAST: _("1 slet ikke"), MOST: _("5 helt")}


class IngredientsForm(forms.Form):
    """One question for each ingredient, from 1 to 5; any of them can be left out."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, answers: Mapping[Ingredient, int]) -> None:
        super().__init__(data, initial={ingredient.value: value for ingredient, value in answers.items()})
        for ingredient in Ingredient:
            self.fields[ingredient.value] = forms.TypedChoiceField(
                label=f"{ingredient.label}: {ingredient.what}",
                choices=[(value, _ENDS.get(value, str(value))) for value in range(LEAST, MOST + 1)],
                coerce=int,
                empty_value=None,
                required=False,
                widget=forms.RadioSelect,
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not self.values:
            raise forms.ValidationError(_("Svar på mindst én af de fem."))
        return cleaned

    @property
    def values(self) -> dict[Ingredient, int]:
        """What was answered."""
        given = {ingredient: self.cleaned_data.get(ingredient.value) for ingredient in Ingredient}
        return {ingredient: value for ingredient, value in given.items() if value is not None}
