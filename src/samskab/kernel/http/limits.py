"""How often one may ask us to send mail, or try a code, before we ask for patience."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from typing import Any, Protocol

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from samskab.kernel.http.address import caller_address
from samskab.kernel.http.visitor import visitor_or_guest
from samskab.kernel.refusal import Refusal

View = Callable[..., HttpResponseBase]
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


class Counter(Protocol):
    """What `settings.COUNT_ATTEMPT` names: counts one try, and answers with how many there have been in the window."""

    def __call__(self, *, what: str, by: str, within: timedelta) -> int: ...


@dataclass(frozen=True)
class Limit:
    """At most `most` tries `within` a time, for each machine, each address written in a field, or each person.

    `whose` finds what to count `per` where it stands elsewhere than in the form; limits with the same `per` share
    their counts. One that is counted for each machine apart (`from_each`) can be used up only by whoever sits there.
    """

    most: int
    within: timedelta
    per: str = "machine"
    whose: Callable[[HttpRequest], str] | None = None
    from_each: bool = False

    @property
    def what(self) -> str:
        """By what it counts; those that count by the same share their counts."""
        return f"{self.per} from each machine" if self.from_each else self.per

    def who(self, request: HttpRequest) -> str:
        """Whom to count this try for; empty when the try is nobody's."""
        found = self._who(request)
        return f"{found} {caller_address(request)}" if found and self.from_each else found

    def _who(self, request: HttpRequest) -> str:
        if self.whose is not None:
            return self.whose(request)
        if self.per == "machine":
            return caller_address(request)
        if self.per == "person":
            return str(person.ref) if (person := visitor_or_guest(request)) else ""
        return request.POST.get(self.per, "").strip().lower()[:254]


def is_within(what: str, request: HttpRequest, *limits: Limit) -> bool:
    """Count this try by each limit, until one of them is used up: then it is not."""
    count: Counter = import_string(settings.COUNT_ATTEMPT)
    tries = ((limit, limit.who(request)) for limit in limits)
    return all(
        count(what=f"{what}:{limit.what}", by=who, within=limit.within) <= limit.most for limit, who in tries if who
    )


def limited(what: str, *limits: Limit) -> Callable[[View], View]:
    """Let a view be posted to no more often than the limits say; then it answers 429 with a page that explains.

    Counts are shared by all processes. What is asked too often is counted, too, so insisting does not help.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method == "POST" and not is_within(what, request, *limits):
                raise Refusal(
                    "too_many", _("Det var mange forsøg på kort tid. Vent lidt, og prøv så igen."), status=429
                )
            return view(request, *args, **kwargs)

        return wrapped

    return decorate
