"""Views in which a guest who takes part may do what everybody may who does."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest

from samskab.kernel.http.address import caller_address
from samskab.kernel.http.limits import HOUR, Limit, limited
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor_or_guest

View = TypeVar("View", bound=Callable[..., Any])
ACTS_AN_HOUR = 300
STRANGERS_ACTS_AN_HOUR = 600  # from one machine, which may be that of a full hall


def _stranger_at(request: HttpRequest) -> str:
    """The machine of somebody we do not know, of whose forms we keep what they wrote until they have come in."""
    return "" if visitor_or_guest(request) else caller_address(request)


def open_to_guests(view: View) -> View:
    """Let guests in as well as those who are signed in, to something that is for one who takes part.

    The view asks `visitor_or_guest` who is here, and refuses everybody whom the rules do not let in: a stranger too.
    One person, or one guest, may send so many forms an hour in all such views together, and so may all strangers of
    one machine.
    """
    counted = (
        Limit(ACTS_AN_HOUR, HOUR, per="person"),
        Limit(STRANGERS_ACTS_AN_HOUR, HOUR, per="stranger", whose=_stranger_at),
    )
    marked: Any = public(limited("act", *counted)(view))
    marked.open_to_guests = True
    kept: View = marked
    return kept
