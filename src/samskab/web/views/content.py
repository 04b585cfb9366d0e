"""The longer texts."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from samskab.kernel.http.public import public
from samskab.web.queries.content import text
from samskab.web.queries.installation import version


@public
@require_safe
def cocreation(request: HttpRequest) -> HttpResponse:
    """What co-creation is, and what it is not."""
    return render(request, "web/cocreation.html", {"text": text("cocreation", get_language() or "da")})


@public
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """The movement, how power is bound here, and who runs this installation."""
    context = {
        "text": text("about", get_language() or "da"),
        "contact": settings.CONTACT,
        "source": settings.SOURCE,
        "address": settings.ORIGIN,
        "version": version(),
    }
    return render(request, "web/about.html", context)
