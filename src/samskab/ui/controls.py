"""How the controls of forms are written: by Django's templates, but for the options of a list.

Django has a template for each option and one more for its attributes. A list of municipalities has a hundred options,
and a list of those who take part may have thousands.
"""

from collections.abc import Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.forms.widgets import Select
from django.utils.formats import localize
from django.utils.functional import Promise
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString


class Controls(DjangoTemplates):
    """Django's own, letter by letter."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        if template_name == Select.template_name:
            return _select(context["widget"])
        return str(super().render(template_name, context, request))


def _select(widget: Mapping[str, Any]) -> SafeString:
    groups = "".join(_group(name, options) for name, options, _ in widget["optgroups"])
    return SafeString(f'<select name="{_text(widget["name"])}"{_attributes(widget["attrs"])}>{groups}\n</select>')


def _group(name: Any, options: list[Mapping[str, Any]]) -> str:
    inside = "".join(f"\n  {_option(option)}" for option in options)
    return f'\n  <optgroup label="{_text(name)}">{inside}\n  </optgroup>' if name else inside


def _option(option: Mapping[str, Any]) -> str:
    label = option["label"]
    said = _text(label if isinstance(label, str | Promise) else localize(label))
    return f'<option value="{_text(option["value"])}"{_attributes(option["attrs"])}>{said}</option>\n'


def _attributes(given: Mapping[str, Any]) -> str:
    said = ((name, value) for name, value in given.items() if value is not False)
    return "".join(f" {name}" if value is True else f' {name}="{_text(value)}"' for name, value in said)


def _text(value: Any) -> str:
    return conditional_escape(value if isinstance(value, str) else str(value))
