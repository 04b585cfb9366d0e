"""Some acts ask that one has just come in, so that a forgotten open page cannot be used by another."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from samskab.kernel import clock

FRESH_FOR = 15 * 60  # seconds
_KEY = "entered_at"
View = Callable[..., HttpResponseBase]


def mark_fresh(request: HttpRequest, **_: object) -> None:
    """Note that the person has just come in, whichever way."""
    request.session[_KEY] = clock.now().timestamp()


def is_fresh(request: HttpRequest) -> bool:
    """Whether the person came in within the last quarter of an hour."""
    return clock.now().timestamp() - float(request.session.get(_KEY, 0)) < FRESH_FOR


def fresh(view: View) -> View:
    """Send those who came in a while ago round by the entrance, and back."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if is_fresh(request):
            return view(request, *args, **kwargs)
        return HttpResponseRedirect(f"{reverse('people:again')}?{urlencode({'next': request.get_full_path()})}")

    return wrapped


def again(request: HttpRequest) -> HttpResponse:
    """Explain why one has to come in again; on POST, log out and lead to the entrance."""
    asked = request.POST.get("next") or request.GET.get("next", "")
    onward = asked if url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure()) else ""
    if request.method == "POST":
        logout(request)
        return HttpResponseRedirect(f"{reverse(settings.LOGIN_URL)}?{urlencode({'next': onward})}")
    return render(request, "people/again.html", {"next": onward})
