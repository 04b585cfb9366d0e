"""Who knocks at a text: from one of our own pages, with which session, and for which text."""

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest, parse_cookie

from samskab.ground.documents.queries.seats import Seat, seat_at
from samskab.ground.people.queries.guests import guest_with, key_in
from samskab.ground.people.queries.people import Somebody, person_of
from samskab.kernel.http.address import caller_address
from samskab.kernel.refusal import Refusal

PLACE = "/live/documents/"
Headers = Iterable[tuple[bytes, bytes]]


class Knock:
    """One who asks to come in, as the server tells of them."""

    def __init__(self, scope: Mapping[str, Any]) -> None:
        self.path: str = scope["path"]
        self.headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        asked = parse_qs(scope.get("query_string", b"").decode("latin-1"))
        self.wants_saved = asked.get("saved") == ["1"]
        self.address = _address(scope, self.headers)

    @property
    def is_from_us(self) -> bool:
        """Whether a page of this site asks. A browser always says, and no page can say another's name (RFC 6455)."""
        return self.headers.get("origin") in settings.CSRF_TRUSTED_ORIGINS

    @property
    def ref(self) -> UUID:
        """The text that is asked for; raises a `Refusal` for no text at all."""
        try:
            return UUID(self.path.removeprefix(PLACE).rstrip("/"))
        except ValueError as error:
            raise Refusal("unknown_document", status=404) from error

    def seat(self) -> Seat:
        """Their place at the text; raises a `Refusal` when there is none such. It asks the database."""
        session, person = _who(parse_cookie(self.headers.get("cookie", "")).get(settings.SESSION_COOKIE_NAME))
        return seat_at(self.ref, session=session, person=person)


def _who(key: str | None) -> tuple[str, Somebody | None]:
    """The session of a browser and the person or guest in it; nobody, when it has ended."""
    if not key:
        return "", None
    store = import_module(settings.SESSION_ENGINE).SessionStore(key)
    request = HttpRequest()
    request.session = store
    person = person_of(get_user(request)) or guest_with(key_in(store))
    return (store.session_key or "", person) if person is not None else ("", None)


def _address(scope: Mapping[str, Any], headers: Mapping[str, str]) -> str:
    request = HttpRequest()
    request.META["REMOTE_ADDR"] = (scope.get("client") or ("",))[0]
    if "x-forwarded-for" in headers:
        request.META["HTTP_X_FORWARDED_FOR"] = headers["x-forwarded-for"]
    return caller_address(request)
