"""What happens in the moment somebody is let in, whichever way they came."""

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from samskab.ground.people.actions import claim_guest, join
from samskab.ground.people.queries.people import Somebody


def entered(request: HttpRequest, user: Somebody, **_kwargs: Any) -> None:
    """Count in whoever is let in for the first time, and let what they did here as a guest be theirs.

    Heard from Django's sign-in itself, after it has given the session another name, or emptied it when it was
    somebody else's.
    """
    told = get_authentication_records(request, user)
    subjects = [each["uid"] for each in told if each["method"] == "socialaccount"]
    guest = claim_guest(session=request.session, by=join(by=user, subjects=subjects))
    if guest is not None:
        said = _("Det, du gjorde som gæst under navnet »%(name)s«, er nu dit.") % {"name": guest.name}
        messages.success(request, said, fail_silently=True)
