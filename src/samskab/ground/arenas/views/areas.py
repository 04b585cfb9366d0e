"""What is particular to the areas of public life."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samskab.ground.arenas.queries.areas import areas
from samskab.kernel.http.public import public


@public
@require_safe
def every_area(request: HttpRequest) -> HttpResponse:
    """All areas one after the other, each with the arenas that have been there."""
    return render(request, "arenas/areas.html", {"areas": areas()})
