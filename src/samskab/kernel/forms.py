"""How a form and the action it asks for meet: a no that can be put right is said on the form, and nothing is lost."""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms import BaseForm

from samskab.kernel.refusal import Refusal, require

# What one can put right by writing something else, or by waiting; other refusals are answered with a page of their own.
SAID_ON_THE_FORM = frozenset({400, 409})


def begin(form: BaseForm, allowed: bool | Refusal) -> None:
    """Raise a no before somebody begins to write.

    To one who has written, a no that can be said on the form is told by the act itself, and nothing is lost.
    """
    if not (form.is_bound and isinstance(allowed, Refusal) and allowed.status in SAID_ON_THE_FORM):
        require(allowed)


def done(form: BaseForm, act: Callable[[Mapping[str, Any]], object]) -> bool:
    """Whether the form was sent and well filled in, and the act with what it says went through.

    A `Refusal` with status 400 or 409 becomes an error over its field, or over the whole form, so that what was
    written is still there. Every other refusal is raised.
    """
    if not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except Refusal as refusal:
        if refusal.status not in SAID_ON_THE_FORM:
            raise
        field = refusal.field if refusal.field in form.fields else None
        form.add_error(field, str(refusal))
        return False
    return True
