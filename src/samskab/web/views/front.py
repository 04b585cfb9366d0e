"""The front page: what this is, how to begin, and what has come of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samskab.ground.people.enums import Sector
from samskab.kernel.http.public import public
from samskab.web.queries.movement import movement

EVEN_BAND = dict.fromkeys(Sector, 1)  # decoration: the true shares could tell of the few


@public
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """The first page, signed in or not."""
    return render(request, "web/front.html", {"movement": movement(), "band": EVEN_BAND})
