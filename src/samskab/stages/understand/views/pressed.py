"""What somebody answered before they had come in: kept in their session, and given by itself when they have."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samskab.ground.arenas.queries.arenas import arena_at
from samskab.ground.arenas.queries.participants import participation_of
from samskab.kernel import clock
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.kernel.refusal import Refusal
from samskab.stages.understand import actions
from samskab.stages.understand.enums import Value
from samskab.stages.understand.queries.statements import statement_for

KEPT = gettext_lazy("Vi har gemt dit svar. Det tæller, når du er med.")
_KEY = "understand.pressed"
_MOST_ARENAS, _MOST = 5, 20
_Pressed = dict[str, list[Any]]  # by the reference of the statement: wording, value, important, and when


def keep_pressed(request: HttpRequest, slug: str, said: dict[str, Any]) -> None:
    """Keep an answer of somebody who does not take part yet; of one statement the last, and no more than a few."""
    arenas: dict[str, _Pressed] = dict(request.session.get(_KEY, {}))
    pressed = arenas.pop(slug, {})
    ref = str(said["statement"])
    pressed.pop(ref, None)
    pressed[ref] = [said["wording"], int(said["value"]), said["important"], clock.now().isoformat()]
    arenas[slug] = dict([*pressed.items()][-_MOST:])
    request.session[_KEY] = dict([*arenas.items()][-_MOST_ARENAS:])
    messages.info(request, str(KEPT))


class PressedMiddleware:
    """Gives what was kept when one who has come in opens a page of the arena. A new browser is asked nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: object, _args: object, kwargs: dict[str, Any]) -> None:
        """Give it before the page is made, so that the page shows that it was."""
        slug = str(kwargs.get("slug", ""))
        known = settings.SESSION_COOKIE_NAME in request.COOKIES
        if slug and known and request.method == "GET" and slug in request.session.get(_KEY, {}):
            _give(request, slug)


def _give(request: HttpRequest, slug: str) -> None:
    try:
        arena = arena_at(slug)
    except Refusal:
        return
    here = participation_of(visitor_or_guest(request), arena)
    if here is None:
        return
    arenas: dict[str, _Pressed] = dict(request.session[_KEY])
    pressed = arenas.pop(slug)
    request.session[_KEY] = arenas
    for ref, (wording, value, important, at) in pressed.items():
        try:
            statement = statement_for(arena, UUID(ref))
            given = actions.answer_before_coming_in(
                statement=statement,
                wording=wording,
                value=Value(value),
                important=important,
                pressed_at=datetime.fromisoformat(at),
                by=here.person,
            )
        except Refusal as refusal:
            messages.warning(request, str(refusal))
        else:
            if given is not None:
                messages.success(request, _("Dit svar på nummer %(number)d er gemt.") % {"number": statement.number})
