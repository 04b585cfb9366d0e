"""The list of arenas, to look through and search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samskab.ground.arenas.forms.lists import ArenaListForm
from samskab.ground.arenas.queries.glimpses import glimpsed
from samskab.ground.arenas.queries.lists import arenas_wanted
from samskab.kernel.http.public import public
from samskab.kernel.paging import page

AT_A_TIME = 18


@public
@require_safe
def arenas(request: HttpRequest) -> HttpResponse:
    """The arenas somebody looks for, as cards. The form works by itself, and an odd value looks for everything."""
    form = ArenaListForm(request.GET)
    found = page(arenas_wanted(form.wanted), request.GET.get("page"), AT_A_TIME)
    glimpsed(found.rows)
    return render(request, "arenas/list.html", {"form": form, "wanted": form.wanted, "page": found})
