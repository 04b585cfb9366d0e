"""The person behind a request that has passed the guarded doors."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from samskab.ground.people.models import Person


def signed_in(request: HttpRequest) -> Person:
    """The person who is here; views call it after `LoginRequiredMiddleware` has let the request in."""
    person: Person | None = getattr(request, "person", None)
    if person is None:
        raise PermissionDenied
    return person
