"""Pages for when something goes wrong: what happened, in plain words, and what to do now.

A page of these must come out whatever is broken. Those for a broken machine, a database that is away, a strange
request and no net are drawn without the request: no database, no session, no context processor.
"""

import logging
import sys
from collections.abc import Mapping
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import REASON_BAD_ORIGIN, REASON_BAD_REFERER
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from samskab.ground.arenas.enums import State
from samskab.ground.arenas.queries.arenas import arena_at
from samskab.ground.arenas.rules.taking_part import has_ended
from samskab.ground.arenas.rules.way_in import entrance
from samskab.kernel.database.trouble import Trouble, trouble_of
from samskab.kernel.http import request_id
from samskab.kernel.http.kept import SECRET
from samskab.kernel.http.onward import page_of
from samskab.kernel.http.problem import problem
from samskab.kernel.http.public import public
from samskab.kernel.refusal import Refusal

KEPT_FIELDS = 20
KEPT_LENGTH = 20_000
AGAIN_AFTER = 5  # seconds, for programs that ask by themselves
LAST_RESORT = (
    '<!DOCTYPE html><html lang="da"><meta charset="utf-8"><title>Det gik galt | Samskab</title>'
    "<h1>Det gik galt hos os</h1><p>Vi kan ikke vise siden lige nu. Prøv igen om lidt.</p>"
    '<p lang="en">Something went wrong at our end. Please try again in a while.</p></html>'
)

logger = logging.getLogger(__name__)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """400: the request makes no sense, or came under a name that is not ours."""
    return _plain(request, HTTPStatus.BAD_REQUEST, "bad_request")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """403: this door is not for you; the page says why when the code did."""
    return _page(request, HTTPStatus.FORBIDDEN, "forbidden")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    """404: nothing stands here; what the address held becomes a search."""
    words = " ".join(part for part in request.path.replace("-", " ").split("/") if part.strip())
    printable = "".join(character for character in words if character.isprintable())
    return _page(request, HTTPStatus.NOT_FOUND, "not_found", {"question": printable[:100]})


def broken(request: HttpRequest) -> HttpResponseBase:
    """500: a fault of ours; 503 when the database or the disk is what failed. Whatever cannot be drawn gives a page."""
    try:
        trouble = trouble_of(sys.exception())
        if trouble is not None:
            return _waiting(request, trouble)
        return _plain(request, HTTPStatus.INTERNAL_SERVER_ERROR, "broken")
    except Exception:
        logger.exception("the page for a fault cannot be drawn")
        return HttpResponse(LAST_RESORT, status=HTTPStatus.INTERNAL_SERVER_ERROR)


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponseBase:
    """A no that explains itself, with the status it carries."""
    if refusal.status == HTTPStatus.NOT_FOUND:
        return not_found(request, refusal)
    if refusal.status == HTTPStatus.TOO_MANY_REQUESTS:
        return _page(request, refusal.status, "too_many", {"message": refusal.message})
    arena = _arena_around(request)
    more: dict[str, object] = {"message": refusal.message, "said": refusal.status, "arena": arena}
    if arena and refusal.code == "not_participant":
        if arena_at(arena).state == State.CLOSED:
            more["message"] = has_ended().message
        else:
            front = reverse("web:arena", args=[arena])
            more["enter"] = entrance(arena, page_of(request, within=front, otherwise=front))
    return _page(request, refusal.status, "forbidden", more)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """403 for a form whose key has run out; what was written is shown, so that it can be sent again.

    A form that came from another site shows nothing: its text is not the person's own.
    """
    foreign = reason.startswith((REASON_BAD_ORIGIN.split("%")[0], REASON_BAD_REFERER.split("%")[0]))
    return _page(request, HTTPStatus.FORBIDDEN, "form_expired", {"kept": [] if foreign else _written(request)})


@public
@require_safe
def offline(request: HttpRequest) -> HttpResponseBase:
    """The page that the worker keeps; it says so in both languages, for it is kept before it is needed."""
    return HttpResponse(render_to_string("web/errors/offline.html", {"language": translation.get_language()}))


def language_of(request: HttpRequest) -> str:
    """The language of the page, also when nothing has set one yet."""
    asked = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    active = translation.get_language() or settings.LANGUAGE_CODE
    return asked if asked in dict(settings.LANGUAGES) and active == settings.LANGUAGE_CODE else active


def _arena_around(request: HttpRequest) -> str:
    """The part of the address that is an arena's; empty where the page is not in one."""
    match = request.resolver_match
    return str(match.kwargs["slug"]) if match is not None and match.route.startswith("arenas/<slug:slug>/") else ""


def _waiting(request: HttpRequest, trouble: Trouble) -> HttpResponseBase:
    """503: what is wrong, whether what was sent is there, and what was sent, when it came from a page of ours."""
    sent = request.method == "POST"
    own = sent and request.headers.get("Origin") == settings.ORIGIN
    more = {"trouble": trouble.value, "sent": sent, "kept": _written(request) if own else []}
    answer = _plain(request, HTTPStatus.SERVICE_UNAVAILABLE, "waiting", code=trouble.value, more=more)
    answer.headers["Retry-After"] = str(AGAIN_AFTER)
    return answer


def _written(request: HttpRequest) -> list[tuple[str, str]]:
    """What stood in the form, but for secrets."""
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    shown = [(name, value) for name, value in fields if value.strip() and not name.startswith(SECRET)]
    return [(name, value[:KEPT_LENGTH]) for name, value in shown[:KEPT_FIELDS]]


def _wants_json(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def _page(request: HttpRequest, status: int, name: str, context: dict[str, object] | None = None) -> HttpResponseBase:
    if _wants_json(request):
        return problem(status, name)
    with translation.override(language_of(request)):
        return render(request, f"web/errors/{name}.html", context, status=status)


def _plain(
    request: HttpRequest, status: int, name: str, *, code: str = "", more: Mapping[str, object] | None = None
) -> HttpResponse:
    if _wants_json(request):
        return problem(status, code or name)
    language = language_of(request)
    context = {"language": language, "request_id": request_id.current(), "contact": settings.CONTACT, **(more or {})}
    with translation.override(language):
        return HttpResponse(render_to_string(f"web/errors/{name}.html", context), status=status)
