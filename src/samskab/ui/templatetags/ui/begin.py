"""How a visit begins: the one field that lights an arena, the filters over a list, and the guest's way to stay."""

from django.forms import BoundField
from django.template import TemplateSyntaxError
from django.utils.safestring import SafeString

from samskab.ui.templatetags.ui.library import element_id, register, render, words


def _control(bound: BoundField, css: str) -> SafeString:
    described = f"{bound.id_for_label}-error" if bound.errors else False
    return bound.as_widget(
        attrs={"class": css, "aria-describedby": described, "aria-invalid": "true" if bound.errors else False}
    )


@register.simple_tag
def start_ask(*, text: BoundField, button: str, place: BoundField | None = None) -> SafeString:
    """The inside of `<form class="start">`: one large field, where it is, and the one sunny button.

    `text` and `place` are fields of a form; their errors stand over them and what was written is kept.
    """
    for name, bound in (("text", text), ("place", place)):
        if not isinstance(bound, BoundField) and not (name == "place" and bound is None):
            raise TemplateSyntaxError(f"{name} must be a field of a form, not {bound!r}.")
    return render(
        "start_ask",
        text=text,
        text_control=_control(text, "start__input"),
        place=place,
        place_control=_control(place, "start__where") if place is not None else "",
        button=words("button", button),
    )


@register.simple_block_tag
def filters(content: str, *, action: str, label: str) -> SafeString:
    """Chips over a list, as a GET form with its button: `{% filters … %}{% chip_choice … %}{% endfilters %}`."""
    return render("filters", content=content, action=words("action", action), label=words("label", label))


@register.simple_block_tag
def guest_bar(content: str, *, name: str, id: str = "guest") -> SafeString:
    """A slim sheet on top of the page for a guest: who they are here as. The content is the button that keeps it."""
    return render("guest_bar", content=content, name=words("name", name), id=element_id("id", id))
