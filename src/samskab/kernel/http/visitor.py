"""Who is here, for code that stands below the app that knows people."""

from typing import Any

from django.http import HttpRequest


def visitor(request: HttpRequest) -> Any:
    """The `Person` that the middleware of `people` put on the request; None for a guest or a stranger."""
    return getattr(request, "person", None)


def guest(request: HttpRequest) -> Any:
    """The `Person` who is here as a guest; None for somebody signed in and for a stranger.

    Looked up when somebody asks, and only when the browser's session says that there is one.
    """
    find = getattr(request, "find_guest", None)
    return find() if find is not None else None


def visitor_or_guest(request: HttpRequest) -> Any:
    """The `Person` who takes part, signed in or as a guest; None for a stranger.

    Only a view that is `@public` and asks for this lets a guest act: to every other door a guest is a stranger.
    """
    return visitor(request) or guest(request)
