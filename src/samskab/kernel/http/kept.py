"""What somebody has written in a form and could not send: kept in their session until they have sent it."""

from datetime import timedelta

from django.forms import BaseForm, BooleanField, ModelMultipleChoiceField, MultipleChoiceField
from django.http import HttpRequest, QueryDict

from samskab.kernel import clock
from samskab.kernel.text.cpr import without_cpr

# Fields whose names begin like this hold what is for one moment and for us alone: neither kept nor shown again.
SECRET = ("csrfmiddlewaretoken", "password", "code", "credential")
WAITED = "waited"  # stands among a form's first values, under no field, when it says what was kept

_KEY = "kept.written"  # by address: what was written, and when, in seconds
_MOST = 5
_LONGEST = 20_000  # letters, so that nobody fills our sessions
_KEPT_FOR = timedelta(hours=2)  # to come in; a machine that many share says it to nobody who comes later

Kept = dict[str, tuple[str, float]]


def keep(request: HttpRequest) -> None:
    """Keep the form that was sent, under its address; of more than five the oldest goes, and a huge one is not kept.

    What may be a CPR number is kept nowhere, so an x stands for each of its digits.
    """
    written = request.POST.copy()
    for name in [name for name in written if name.startswith(SECRET)]:
        del written[name]
    if not written or len(written.urlencode()) > _LONGEST:
        return
    for name, values in written.lists():
        written.setlist(name, [without_cpr(str(value)) for value in values])
    others = [(path, form) for path, form in _kept(request).items() if path != request.path]
    mine = (request.path, (written.urlencode(), clock.now().timestamp()))
    request.session[_KEY] = dict([*others, mine][-_MOST:])


def is_kept(request: HttpRequest, within: str) -> bool:
    """Whether something written waits at an address, or under it."""
    return any(path.startswith(within) for path in _kept(request))


def show_again(request: HttpRequest, form: BaseForm, *, path: str = "") -> None:
    """Let a form that is shown and not yet sent say what was kept under its address: `path`, when shown elsewhere."""
    kept = _kept(request).get(path or request.path)
    if kept is None or form.is_bound:
        return
    written = QueryDict(kept[0])
    if written.keys().isdisjoint(form.fields):
        return
    form.initial[WAITED] = True
    for name, field in form.fields.items():
        if isinstance(field, MultipleChoiceField | ModelMultipleChoiceField):
            form.initial[name] = written.getlist(name)
        elif isinstance(field, BooleanField):  # what is not ticked is not sent
            form.initial[name] = name in written
        elif name in written:
            form.initial[name] = written[name]


def forget(request: HttpRequest) -> None:
    """Forget a form that has been sent by now."""
    kept = _kept(request)
    if kept.pop(request.path, None) is not None:
        request.session[_KEY] = kept


def _kept(request: HttpRequest) -> Kept:
    forms: Kept = request.session.get(_KEY, {})
    since = (clock.now() - _KEPT_FOR).timestamp()
    young = {path: (written, at) for path, (written, at) in forms.items() if at > since}
    if len(young) < len(forms):
        request.session[_KEY] = young
    return young
