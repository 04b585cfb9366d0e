"""What one wrote and could not send waits in one's session, and nothing waits there that we may not have."""

from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.test import RequestFactory

from samskab.kernel.http.kept import keep


def test_a_cpr_number_waits_nowhere_and_all_else_does() -> None:
    request = RequestFactory().post(
        "/her/", {"words": ["Jeg er 010203-1234 og bor her.", "Bo"], "number": "0102031234"}
    )
    request.session = SessionStore()

    keep(request)

    assert request.session["kept.forms"] == {"/her/": "words=Jeg+er+xxxxxx-xxxx+og+bor+her.&words=Bo&number=xxxxxxxxxx"}


def test_a_huge_form_waits_nowhere() -> None:
    request = RequestFactory().post("/her/", {"words": "a" * 20_000})
    request.session = SessionStore()

    keep(request)

    assert "kept.forms" not in request.session
