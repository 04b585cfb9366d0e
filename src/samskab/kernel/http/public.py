"""Doors are closed unless a view says that it is public."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib.auth.decorators import login_not_required

View = TypeVar("View", bound=Callable[..., Any])


def public(view: View) -> View:
    """Let anyone in, signed in or not. `SignedInMiddleware` guards every view without this mark."""
    marked: View = login_not_required(view)
    return marked
