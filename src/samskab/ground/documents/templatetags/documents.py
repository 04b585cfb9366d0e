"""A text as HTML."""

from collections.abc import Mapping

from django import template
from django.utils.safestring import SafeString

from samskab.kernel.canonical import Json
from samskab.kernel.text.rich import to_html

register = template.Library()


@register.filter
def as_html(body: Mapping[str, Json]) -> SafeString:
    """The text under the heading of its page. `to_html` has read every part of it, and nothing in it runs."""
    return SafeString(to_html(body, top=2))


@register.filter
def as_html_within(body: Mapping[str, Json]) -> SafeString:
    """The text under a heading on a page that is about more than it."""
    return SafeString(to_html(body, top=3))


@register.filter
def block_as_html(block: Mapping[str, Json]) -> SafeString:
    """One block of a text."""
    return as_html({"type": "doc", "content": [block]})
