"""The way in for one who has opened an invitation: remembered by their browser, and shown wherever it is needed."""

from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect

from samskab.ground.arenas.queries.arenas import AnArena, arena_at
from samskab.ground.arenas.queries.invitations import AnInvitation
from samskab.ground.arenas.rules.way_in import OPENED, way_in
from samskab.kernel.http.kept import keep
from samskab.kernel.http.onward import page_of
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.kernel.refusal import Refusal

_MOST = 5


def remember(request: HttpRequest, invitation: AnInvitation) -> None:
    """Remember in this browser's session that an invitation was opened: its reference, which opens nothing itself."""
    opened: dict[str, str] = request.session.get(OPENED, {})
    slug, ref = invitation.arena.slug, str(invitation.ref)
    if opened.get(slug) != ref:
        others = [(arena, each) for arena, each in opened.items() if arena != slug]
        request.session[OPENED] = dict([*others, (slug, ref)][-_MOST:])


def onward(request: HttpRequest, arena: AnArena) -> str:
    """Where in the arena somebody was on their way to; empty when they were not, or say an address elsewhere."""
    path = request.GET.get("next", "")
    return path if path.startswith(arena.get_absolute_url()) else ""


class WayInMiddleware:
    """Leads those who do not take part to the way in, from whatever in an arena is only for those who do.

    Whoever has opened an invitation comes to it; every other stranger comes to the entrance. Both are back where they
    were afterwards, with what they had written. Whom we know and who was not invited here is answered with the refusal,
    which shows the entrance, and finds what they wrote when they have stepped in.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """None, so that the refusal is answered as any other, when there is no other way."""
        if not isinstance(exception, Refusal) or exception.code != "not_participant":
            return None
        match = request.resolver_match
        if match is None or "slug" not in match.kwargs or _wants_json(request):
            return None
        arena = arena_at(match.kwargs["slug"])
        front = arena.get_absolute_url()
        back = page_of(request, within=front, otherwise=front)
        person = visitor_or_guest(request)
        way = way_in(request.session, arena, person, back)
        keep(request)
        if not way and person is not None:
            return None
        return HttpResponseRedirect(way) if way else redirect_to_login(back)


def _wants_json(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"
