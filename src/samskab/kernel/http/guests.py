"""Views in which a guest who takes part may do what everybody may who does."""

from collections.abc import Callable
from typing import Any, TypeVar

from samskab.kernel.http.limits import HOUR, Limit, limited
from samskab.kernel.http.public import public

View = TypeVar("View", bound=Callable[..., Any])
ACTS_AN_HOUR = 300


def open_to_guests(view: View) -> View:
    """Let guests in as well as those who are signed in, to something that is for one who takes part.

    The view asks `visitor_or_guest` who is here, and refuses everybody whom the rules do not let in: a stranger too.
    One person, or one guest, may send so many forms an hour in all such views together.
    """
    marked: Any = public(limited("act", Limit(ACTS_AN_HOUR, HOUR, per="person"))(view))
    marked.open_to_guests = True
    kept: View = marked
    return kept
