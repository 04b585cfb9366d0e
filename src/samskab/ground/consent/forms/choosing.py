"""Choices that are known when the page is asked for."""

from collections.abc import Sequence

from django import forms
from django.utils.functional import Promise


def choose(field: forms.Field, among: Sequence[tuple[str, str | Promise]]) -> None:
    """Let a field choose among these."""
    if not isinstance(field, forms.ChoiceField):
        raise TypeError("only a field with choices can be given any")
    field.choices = list(among)
