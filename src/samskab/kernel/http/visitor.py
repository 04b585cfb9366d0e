"""Who is here, for code that stands below the app that knows people."""

from typing import Any

from django.http import HttpRequest


def visitor(request: HttpRequest) -> Any:
    """The `Person` that the middleware of `people` put on the request; None for a stranger."""
    return getattr(request, "person", None)
