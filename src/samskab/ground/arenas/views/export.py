"""The whole of an arena as a file, open to all."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from samskab.ground.arenas.queries.looking import meet
from samskab.ground.arenas.queries.whole import whole
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest


@public
@require_safe
def arena(request: HttpRequest, slug: str) -> HttpResponse:
    """All there is of an arena, as JSON to keep."""
    met = meet(slug, visitor_or_guest(request))
    answer = JsonResponse(whole(met), json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer["Content-Disposition"] = f'attachment; filename="{met.arena.slug}.json"'
    return answer
