"""A list to choose from is written as Django writes it."""

from typing import Any

import pytest
from django import forms
from django.conf import settings
from django.forms.renderers import DjangoTemplates, get_default_renderer
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy, override
from hypothesis import given
from hypothesis import strategies as st

from samskab.ui.controls import Controls

TEXTS = st.text(max_size=8) | st.sampled_from(['"><script>', "&amp;", mark_safe("<b>"), gettext_lazy("Menu"), "æ ø å"])
VALUES = TEXTS | st.integers(-2_000, 20_000) | st.booleans() | st.none()
CHOICES = st.lists(
    st.tuples(VALUES, TEXTS | st.integers(0, 20_000))
    | st.tuples(TEXTS, st.lists(st.tuples(VALUES, TEXTS), max_size=4)),
    max_size=6,
)
ATTRIBUTES = st.dictionaries(st.sampled_from(["id", "class", "aria-describedby", "required"]), VALUES, max_size=4)


def test_the_forms_of_the_house_are_written_so() -> None:
    assert settings.FORM_RENDERER == "samskab.ui.controls.Controls"
    assert isinstance(get_default_renderer(), Controls)


@given(choices=CHOICES, chosen=VALUES, attributes=ATTRIBUTES, language=st.sampled_from(["da", "en"]))
def test_any_list_is_what_django_writes(choices: Any, chosen: Any, attributes: dict[str, Any], language: str) -> None:
    with override(language):
        widget = forms.Select(choices=choices)
        ours = widget.render("who", chosen, attributes, renderer=Controls())

        assert ours == widget.render("who", chosen, attributes, renderer=DjangoTemplates())


@pytest.mark.parametrize("widget", [forms.SelectMultiple(choices=[("a", "A")]), forms.RadioSelect(), forms.TextInput()])
def test_other_controls_are_left_to_django(widget: forms.Widget) -> None:
    assert widget.render("who", "a", {}, renderer=Controls()) == widget.render("who", "a", {}, DjangoTemplates())
