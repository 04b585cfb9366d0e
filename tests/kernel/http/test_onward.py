"""A form that came through is forgotten, and one sentence leads on."""

from django.contrib.messages import get_messages
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from samskab.kernel.http.kept import is_kept, keep
from samskab.kernel.http.onward import go_on


def sent(path: str) -> HttpRequest:
    request = RequestFactory().post(path, {"words": "Vandet kommer hvert år."})
    request.session = SessionStore()
    MessageMiddleware(lambda _: HttpResponse()).process_request(request)
    return request


def test_what_was_kept_is_forgotten_and_what_was_done_is_said_once() -> None:
    request = sent("/her/")
    keep(request)

    answer = go_on(request, "/der/#sagt", "Dit udsagn ligger på bordet.")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/der/#sagt")
    assert not is_kept(request, "/her/")
    assert [str(each) for each in get_messages(request)] == ["Dit udsagn ligger på bordet."]


def test_what_was_written_at_another_address_stays() -> None:
    request = sent("/der/")
    keep(request)
    request.path = "/her/"

    go_on(request, "/her/", "Gemt.")

    assert is_kept(request, "/der/")
