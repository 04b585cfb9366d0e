"""Where one goes when a form has come through: nothing is kept of it any more, and one sentence says what was done."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.functional import Promise

from samskab.kernel.http.kept import forget


def go_on(request: HttpRequest, path: str, said: str | Promise) -> HttpResponseRedirect:
    """On to where what was done is seen; `said` stands at the top of the page, once."""
    forget(request)
    messages.success(request, str(said))
    return HttpResponseRedirect(path)
