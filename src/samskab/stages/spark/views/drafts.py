"""What somebody has written while they go and sign in: in their session, on our side, under the key of its form.

Only a form without errors is put here, so what lies in a session has an end. Two tabs are two drafts.
"""

from uuid import UUID

from django.http import HttpRequest, QueryDict

_KEY = "spark.drafts"
_MOST = 5


def keep(request: HttpRequest, draft: UUID) -> None:
    """Keep the form that was sent; of more than five the oldest goes."""
    kept: dict[str, str] = request.session.get(_KEY, {})
    kept.pop(str(draft), None)
    written = request.POST.copy()
    written.pop("csrfmiddlewaretoken", None)
    kept[str(draft)] = written.urlencode()
    request.session[_KEY] = dict(list(kept.items())[-_MOST:])


def kept(request: HttpRequest, draft: str) -> QueryDict | None:
    """The form that was kept under a key, as it was sent."""
    written = request.session.get(_KEY, {}).get(draft)
    return None if written is None else QueryDict(written)


def forget(request: HttpRequest, draft: UUID) -> None:
    """Forget a form that has become an arena."""
    drafts = request.session.get(_KEY, {})
    if drafts.pop(str(draft), None) is not None:
        request.session[_KEY] = drafts
