"""One id a request, on its answer and on every line that is logged while it is being answered."""

import logging
import re
from collections.abc import Callable
from contextvars import ContextVar
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

HEADER = "X-Request-ID"
WELL_FORMED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{7,63}")

_current: ContextVar[str] = ContextVar("request id", default="-")


def current() -> str:
    """The id of the request being answered, or `-` outside of one."""
    return _current.get()


class RequestIdMiddleware:
    """Keeps the id that a trusted proxy gave, if it is well formed, and otherwise makes one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get(HEADER, "")
        trusted = settings.PROXIES > 0 and WELL_FORMED.fullmatch(given)
        token = _current.set(given if trusted else uuid4().hex)
        try:
            response = self.get_response(request)
            response.headers[HEADER] = current()
            return response
        finally:
            _current.reset(token)


class RequestIdFilter(logging.Filter):
    """Gives each log record the attribute `request_id`."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = current()
        return True
