"""Choosing how the pages look and which language they speak, with or without an account."""

from django.conf import settings
from django.dispatch import Signal
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from samskab.kernel.http.public import public
from samskab.ui.views.context import LANGUAGES, THEMES

YEAR = 365 * 24 * 3600

# Sent with `request`, and with `theme` and `language` ("" when not chosen): whoever keeps settings may keep these.
look_chosen = Signal()


def _back(request: HttpRequest) -> str:
    """Where the person came from, as long as it is here."""
    address = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if here else reverse("web:front")


@public
@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """Keep a theme and a language in cookies and go back. What is not a known choice changes nothing."""
    chosen = {
        name: value if (value := request.POST.get(name, "")) in known else ""
        for name, known in (("theme", THEMES), ("language", LANGUAGES))
    }
    response = HttpResponseRedirect(_back(request))
    response.status_code = 303
    for cookie, name in ((settings.THEME_COOKIE_NAME, "theme"), (settings.LANGUAGE_COOKIE_NAME, "language")):
        if chosen[name]:
            response.set_cookie(
                cookie, chosen[name], max_age=YEAR, httponly=True, samesite="Lax", secure=request.is_secure()
            )
    look_chosen.send(sender=look, request=request, **chosen)
    return response
