"""The person behind a request that has passed the guarded doors."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from samskab.ground.people.queries.people import Somebody
from samskab.kernel.http.visitor import visitor


def signed_in(request: HttpRequest) -> Somebody:
    """The person who is here; views call it after `SignedInMiddleware` has let the request in."""
    person: Somebody | None = visitor(request)
    if person is None:
        raise PermissionDenied
    return person
