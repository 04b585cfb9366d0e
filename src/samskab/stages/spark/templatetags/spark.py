"""The one field, for the pages that want it."""

from typing import Any

from django import template

from samskab.stages.spark.forms.begin import BeginForm

register = template.Library()


@register.inclusion_tag("spark/field.html")
def spark_field() -> dict[str, Any]:
    """The empty field as a form that leads to what looks alike, and the place where that appears meanwhile."""
    return {"form": BeginForm()}
