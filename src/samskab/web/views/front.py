"""The front page: what this is, how to begin, and what has come of it."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from samskab.ground.arenas.queries.lists import going_on
from samskab.ground.people.enums import Sector
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor
from samskab.web.queries.movement import movement
from samskab.web.queries.ways import ways

ARENAS = 6
EVEN_BAND = dict.fromkeys(Sector, 1)  # decoration: the true shares could tell of the few


@public
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The first page, signed in or not."""
    person = visitor(request)
    context = {
        "movement": movement(),
        "band": EVEN_BAND,
        "doors": {sector.value: door(sector, signed_in=person is not None) for sector in Sector},
        "going": going_on(ARENAS),
        "ways": ways(person) if person is not None else (),
    }
    return render(request, "web/front.html", context)


def door(sector: Sector, *, signed_in: bool) -> str:
    """The way in for somebody from a sector: to say which perspective, joining first."""
    perspectives = f"{reverse('people:perspectives')}?{urlencode({'sector': sector.value})}"
    return perspectives if signed_in else f"{reverse('account_signup')}?{urlencode({'next': perspectives})}"
