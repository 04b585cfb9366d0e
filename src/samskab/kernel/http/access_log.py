"""One line a request: what was asked for and how it went, never who asked or what they wrote."""

import logging
import re
from collections.abc import Callable
from time import perf_counter

from django.http import HttpRequest, HttpResponseBase
from django.utils.encoding import iri_to_uri

CAPTURED = re.compile(r"<(?:\w+:)?(\w+)>")

logger = logging.getLogger("samskab.access")


def shown_path(request: HttpRequest) -> str:
    """The path without its query string, and with captured text (a code, a name) left out.

    Captured numbers and references stay, for they say nothing of a person by themselves. Of a path that nobody has
    looked up, only the beginning is shown: it may be a code, typed from paper without the last slash.
    """
    match = request.resolver_match
    if match is None:
        first, slash, more = request.path.removeprefix("/").partition("/")
        return iri_to_uri(f"/{first}{slash}{more and '...'}")
    kept = {name: value for name, value in match.kwargs.items() if not isinstance(value, str)}
    return "/" + CAPTURED.sub(lambda found: str(kept.get(found[1], f"<{found[1]}>")), match.route)


class AccessLogMiddleware:
    """Logs method, path, status and milliseconds of each answer as `samskab.access`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        start = perf_counter()
        response = self.get_response(request)
        asked = {
            "method": request.method,
            "path": shown_path(request),
            "status": response.status_code,
            "ms": round((perf_counter() - start) * 1000, 1),
        }
        logger.info("%(method)s %(path)s %(status)s %(ms)s ms", asked, extra=asked)
        return response
