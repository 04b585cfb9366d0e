"""Errors that a machine can read: RFC 9457 problem details."""

from http import HTTPStatus
from typing import Any

from django.http import JsonResponse

MEDIA_TYPE = "application/problem+json"


def problem(status: int, code: str, detail: str = "", **more: Any) -> JsonResponse:
    """A problem: `status`, its standard `title`, our stable `code`, `detail` in words, and any `more` members."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "code": code, **more}
    if detail:
        body["detail"] = detail
    return JsonResponse(body, status=status, content_type=MEDIA_TYPE)
