"""Choices that are known when the page is asked for."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from django import forms
from django.utils.functional import Promise

Choices: TypeAlias = Sequence[tuple[str, str | Promise]]


def choose(field: forms.Field, among: Choices | Callable[[], Choices]) -> None:
    """Let a field choose among these, or among what they are when somebody first asks."""
    if not isinstance(field, forms.ChoiceField):
        raise TypeError("only a field with choices can be given any")
    field.choices = among if callable(among) else list(among)
