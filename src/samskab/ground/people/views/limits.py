"""How often one may ask us to send mail, or try a code, before we ask for patience."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _

from samskab.ground.people.actions.attempts import count_attempt
from samskab.kernel.http.address import caller_address
from samskab.kernel.http.visitor import visitor
from samskab.kernel.refusal import Refusal

_PATIENCE = Refusal("too_many", _("Det var mange forsøg på kort tid. Vent lidt, og prøv så igen."), status=429)
View = Callable[..., HttpResponseBase]
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True)
class Limit:
    """At most `most` tries `within` a time, for each machine, each address written in a field, or each person."""

    most: int
    within: timedelta
    per: str = "machine"

    def who(self, request: HttpRequest) -> str:
        """Whom to count this try for; empty when the try is nobody's."""
        if self.per == "machine":
            return caller_address(request)
        if self.per == "person":
            return str(person.ref) if (person := visitor(request)) else ""
        return request.POST.get(self.per, "").strip().lower()[:254]


def limited(what: str, *limits: Limit) -> Callable[[View], View]:
    """Let a view be posted to no more often than the limits say; then it answers 429 with a page that explains.

    Counts are shared by all processes. What is asked too often is counted, too, so insisting does not help.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method == "POST":
                for limit in limits:
                    who = limit.who(request)
                    if who and count_attempt(what=f"{what}:{limit.per}", by=who, within=limit.within) > limit.most:
                        raise Refusal(
                            "too_many", _("Det var mange forsøg på kort tid. Vent lidt, og prøv så igen."), status=429
                        )
            return view(request, *args, **kwargs)

        return wrapped

    return decorate
