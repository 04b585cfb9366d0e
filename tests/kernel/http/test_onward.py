"""A form that came through is forgotten, and one sentence leads on; where one comes back to is on our site."""

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from samskab.kernel.http.kept import is_kept, keep
from samskab.kernel.http.onward import go_on, page_of


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


@pytest.mark.parametrize(
    ("sent_from", "back"),
    [
        ("https://samskab.example/her/form/?a=1", "/her/form/?a=1"),
        ("https://samskab.example/der/", "/her/"),
        ("https://evil.example", "/her/"),
        ("https://samskab.example//evil.example/her/", "/her/"),
        ("http://[", "/her/"),
        ("", "/her/"),
    ],
)
def test_one_comes_back_to_the_page_a_form_was_sent_from(sent_from: str, back: str) -> None:
    request = RequestFactory().post("/her/send/", headers={"Referer": sent_from})

    assert page_of(request, within="/her/", otherwise="/her/") == back


def test_one_comes_back_to_the_page_one_asked_for() -> None:
    assert page_of(RequestFactory().get("/her/?a=1"), within="/der/", otherwise="/") == "/her/?a=1"
