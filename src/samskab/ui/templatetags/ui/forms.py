"""Form fields: label, hint, the error over the field in words that say what to do, and nothing written is lost."""

from django.forms import BaseForm, BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.template import TemplateSyntaxError
from django.utils.safestring import SafeString

from samskab.kernel.http.kept import WAITED
from samskab.ui.templatetags.ui.library import element_id, register, render, words


def _kind(bound: BoundField) -> str:
    widget = bound.field.widget
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return "choices"
    return "check" if isinstance(widget, CheckboxInput) else "input"


@register.simple_tag
def field(*, field: BoundField, optional: bool = True, label: str = "") -> SafeString:
    """A form's field: `{% field field=form.name %}`. The widget decides what it becomes.

    Text, e-mail, number, date, file, textarea and select become an input under its label; a checkbox stands before its
    label; radio buttons and several checkboxes become a fieldset. The hint is the field's `help_text`. A field that
    is not required says so, unless `optional=False`. `label` replaces the field's own.
    """
    if not isinstance(field, BoundField):
        raise TemplateSyntaxError(f"field must be a field of a form, not {field!r}.")
    kind = _kind(field)
    errors = [str(error) for error in field.errors]
    hint_id, error_id = f"{field.id_for_label or field.auto_id}-hint", f"{field.id_for_label or field.auto_id}-error"
    described = [error_id] if errors else []
    described += [hint_id] if field.help_text else []
    attributes = {"aria-describedby": " ".join(described) or None, "aria-invalid": "true" if errors else None}
    if kind == "input":
        css = field.field.widget.attrs.get("class", "")
        attributes["class"] = f"input {css}".strip()
    return render(
        f"field_{kind}",
        field=field,
        label=label or field.label,
        control="" if kind == "choices" else field.as_widget(attrs=_given(attributes)),
        described=attributes["aria-describedby"],
        errors=errors,
        hint_id=hint_id,
        error_id=error_id,
        optional=optional and not (field.field.required or field.field.disabled),
    )


def _given(attributes: dict[str, str | None]) -> dict[str, str | bool]:
    """Django writes no attribute that is False, and its own description gives way to ours."""
    return {name: False if value is None else value for name, value in attributes.items()}


@register.simple_tag
def fields(*, form: BaseForm, optional: bool = True) -> SafeString:
    """All of a form's fields in order, the hidden ones too. For a form whose fields need nothing between them.

    `optional=False` is for filters, where every field may be skipped and none has to say so.
    """
    return render("fields", form=form, optional=optional)


@register.simple_tag
def error_summary(*, form: BaseForm, level: int = 2) -> SafeString:
    """What must be put right, with a link to each field, or that what was written waited. Stands first in the form."""
    found = [(bound.id_for_label or bound.auto_id, str(error)) for bound in form for error in bound.errors]
    found += [("", str(error)) for error in form.non_field_errors()]
    if found:
        return render("error_summary", errors=found, level=level)
    return render("waited") if WAITED in form.initial and not form.is_bound else SafeString()


@register.simple_tag
def search_field(
    *,
    action: str,
    id: str,
    label: str,
    value: str = "",
    name: str = "q",
    placeholder: str = "",
    label_shown: bool = False,
) -> SafeString:
    """A search as a GET form with its button; the label is always there, and seen when `label_shown`."""
    return render(
        "search_field",
        action=words("action", action),
        id=element_id("id", id),
        label=words("label", label),
        value=value,
        name=name,
        placeholder=placeholder,
        label_shown=label_shown,
    )
