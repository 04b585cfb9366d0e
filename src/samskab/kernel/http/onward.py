"""Where one goes on to: when a form has come through, and when one had to come in first."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.functional import Promise

from samskab.kernel.http.kept import forget


def go_on(request: HttpRequest, path: str, said: str | Promise) -> HttpResponseRedirect:
    """On to where what was done is seen: nothing is kept of the form, and `said` stands at the top, once."""
    forget(request)
    messages.success(request, str(said))
    return HttpResponseRedirect(path)


def page_of(request: HttpRequest, *, within: str = "/", otherwise: str) -> str:
    """The page that was asked for, or that a form was sent from; `otherwise` when that is not said, or not `within`."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    try:
        sent_from = urlsplit(request.headers.get("Referer", ""))
    except ValueError:  # it is no address
        return otherwise
    page = f"{sent_from.path}?{sent_from.query}" if sent_from.query else sent_from.path
    return page if page.startswith(within) else otherwise
