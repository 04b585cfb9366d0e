"""What all components share: one library, strict arguments, and two ways to be written.

Most have a template. Those that a page has by the hundred are one element or two, and written by `element`.
"""

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any, TypeVar

from django import template
from django.utils.functional import Promise
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

register = template.Library()

Choice = TypeVar("Choice", str, int)


def render(component: str, **context: object) -> SafeString:
    """The component's template with these values and nothing else: a component sees only what it is given."""
    return SafeString(_compiled(component).render(template.Context(context)).strip())


@cache
def _compiled(component: str) -> template.Template:
    """A page asks for a hundred of them."""
    return template.Engine.get_default().get_template(f"ui/{component}.html")


def element(name: str, given: Mapping[str, Any], *inside: Any) -> SafeString:
    """An element with what is inside it, all escaped. An attribute that is None or False is left out; of one that is
    True only its name stands.
    """
    said = "".join(
        f" {key}" if value is True else f' {key}="{conditional_escape(value)}"'
        for key, value in given.items()
        if value is not None and value is not False
    )
    return SafeString(f"<{name}{said}>{''.join(map(conditional_escape, inside))}</{name}>")


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
