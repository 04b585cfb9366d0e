"""What all components share: one library, strict arguments, and one way to render a template."""

from collections.abc import Collection
from typing import TypeVar

from django import template
from django.template.loader import get_template
from django.utils.functional import Promise
from django.utils.safestring import SafeString

register = template.Library()

Choice = TypeVar("Choice", str, int)


def render(component: str, **context: object) -> SafeString:
    """The component's template with these values and nothing else: a component sees only what it is given."""
    return SafeString(get_template(f"ui/{component}.html").render(context).strip())


def one_of(argument: str, value: Choice, allowed: Collection[Choice]) -> Choice:
    """The value, when the component knows it."""
    if value not in allowed:
        known = ", ".join(repr(choice) for choice in allowed)
        raise template.TemplateSyntaxError(f"{argument}={value!r} is not known here. Use one of {known}.")
    return value


def words(argument: str, value: object) -> str:
    """Text that must be there: a control without a name is no control for those who cannot see it.

    A name that is missing from the context arrives here as "" and fails too.
    """
    if not isinstance(value, str | Promise) or not str(value).strip():
        raise template.TemplateSyntaxError(f"{argument} must be words, not {value!r}.")
    return str(value) if isinstance(value, Promise) else value


def element_id(argument: str, value: str) -> str:
    """An id that can be referred to: a letter, then letters, digits, "-" and "_"."""
    if not value or not value[0].isalpha() or not value.replace("-", "").replace("_", "").isalnum():
        raise template.TemplateSyntaxError(f"{argument}={value!r} cannot be an id.")
    return value
