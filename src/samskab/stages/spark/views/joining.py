"""Going to an arena that is there, in place of beginning one."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from samskab.ground.arenas.queries.arenas import arena_at, arenas_by_ref
from samskab.kernel.http.limits import HOUR, Limit, limited
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor
from samskab.stages.spark.actions import choose_existing

_CHOSEN = "spark.chosen"
_MOST = 5


@public
@require_POST
@limited("join", Limit(60, HOUR))
def join(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep that somebody came here instead, and lead them to the way in. A stranger's choice waits in the session."""
    arena = arena_at(slug)
    person = visitor(request)
    if person is not None:
        choose_existing(arena=arena, by=person)
    else:
        others = [ref for ref in request.session.get(_CHOSEN, []) if ref != str(arena.ref)]
        request.session[_CHOSEN] = [*others, str(arena.ref)][-_MOST:]
    return HttpResponseRedirect(reverse("arenas:enter", args=[slug]))


def keep_what_was_chosen(request: HttpRequest, user: Any, **_: object) -> None:
    """Let what a stranger chose be the person's own, as they come in."""
    chosen = request.session.pop(_CHOSEN, [])
    for arena in arenas_by_ref(map(UUID, chosen)).values():
        choose_existing(arena=arena, by=user)
