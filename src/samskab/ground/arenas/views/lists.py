"""The list of arenas."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samskab.ground.arenas.queries.arenas import arenas as every_arena
from samskab.kernel.http.public import public
from samskab.kernel.paging import page


@public
@require_safe
def arenas(request: HttpRequest) -> HttpResponse:
    """The arenas, the last touched first."""
    return render(request, "arenas/list.html", {"page": page(every_arena(), request.GET.get("page"))})
