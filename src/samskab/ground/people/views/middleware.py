"""Who is here, and in which language the answer comes."""

from collections.abc import Callable
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

from samskab.ground.people.queries.guests import guest_with, key_in
from samskab.ground.people.queries.people import Somebody, person_of


class PersonMiddleware:
    """Sets `request.person` and the language: the person's own choice, else the cookie's, else Danish.

    A visitor without a session costs no query. For one who is not signed in, `request.find_guest` finds the guest
    of the browser when it is asked; read it by `kernel.http.visitor`.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        person = person_of(request.user)
        vars(request)["person"] = person
        if person is None:
            vars(request)["find_guest"] = _finder(request)
        language = person.language if person is not None else request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        if language not in dict(settings.LANGUAGES):
            language = settings.LANGUAGE_CODE
        with translation.override(language):
            vars(request)["LANGUAGE_CODE"] = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or language)
        return response


def _finder(request: HttpRequest) -> Callable[[], Somebody | None]:
    """What finds the guest, once for each key that the session holds while the request is answered."""
    find = lru_cache(maxsize=1)(guest_with)
    return lambda: find(key_in(request.session))
