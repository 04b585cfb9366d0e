"""What somebody has written in a form and could not send: kept in their session until they have sent it."""

from django.forms import BaseForm, ModelMultipleChoiceField, MultipleChoiceField
from django.http import HttpRequest, QueryDict

from samskab.kernel.text.cpr import without_cpr

_KEY = "kept.forms"
_MOST = 5
_LONGEST = 20_000  # letters, so that nobody fills our sessions


def keep(request: HttpRequest) -> None:
    """Keep the form that was sent, under its address; of more than five the oldest goes, and a huge one is not kept.

    What may be a CPR number is kept nowhere, so an x stands for each of its digits.
    """
    written = request.POST.copy()
    written.pop("csrfmiddlewaretoken", None)
    if not written or len(written.urlencode()) > _LONGEST:
        return
    for name, values in written.lists():
        written.setlist(name, [without_cpr(str(value)) for value in values])
    others = [(path, form) for path, form in _kept(request).items() if path != request.path]
    request.session[_KEY] = dict([*others, (request.path, written.urlencode())][-_MOST:])


def is_kept(request: HttpRequest, path: str) -> bool:
    """Whether something written waits under an address."""
    return path in _kept(request)


def show_again(request: HttpRequest, form: BaseForm, *, path: str = "") -> None:
    """Let a form that is shown and not yet sent say what was kept under its address: `path`, when shown elsewhere."""
    kept = _kept(request).get(path or request.path)
    if kept is None or form.is_bound:
        return
    written = QueryDict(kept)
    for name, field in form.fields.items():
        if name in written:
            several = isinstance(field, MultipleChoiceField | ModelMultipleChoiceField)
            form.initial[name] = written.getlist(name) if several else written[name]


def forget(request: HttpRequest) -> None:
    """Forget a form that has been sent by now."""
    kept = dict(_kept(request))
    if kept.pop(request.path, None) is not None:
        request.session[_KEY] = kept


def _kept(request: HttpRequest) -> dict[str, str]:
    forms: dict[str, str] = request.session.get(_KEY, {})
    return forms
