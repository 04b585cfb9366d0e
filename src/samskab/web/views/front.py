"""The front page: what this is, how to begin, and what has come of it."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from samskab.ground.people.enums import Sector
from samskab.kernel.http.public import public
from samskab.web.queries.movement import movement

EVEN_BAND = dict.fromkeys(Sector, 1)  # decoration: the true shares could tell of the few


@public
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The first page, signed in or not."""
    signed_in = getattr(request, "person", None) is not None
    doors = {sector.value: door(sector, signed_in=signed_in) for sector in Sector}
    return render(request, "web/front.html", {"movement": movement(), "band": EVEN_BAND, "doors": doors})


def door(sector: Sector, *, signed_in: bool) -> str:
    """The way in for somebody from a sector: to say which perspective, joining first."""
    perspectives = f"{reverse('people:perspectives')}?{urlencode({'sector': sector.value})}"
    return perspectives if signed_in else f"{reverse('account_signup')}?{urlencode({'next': perspectives})}"
