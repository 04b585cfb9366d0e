"""What the answer says of its own keeping and of what a page may do."""

from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django import Settings

from samskab.kernel.http.headers import HeadersMiddleware


def headers_of(response: HttpResponse, request: HttpRequest | None = None) -> dict[str, str]:
    answered = HeadersMiddleware(lambda _: response)(request or RequestFactory().get("/"))
    return dict(answered.headers)


def test_a_page_without_a_session_may_be_kept_but_not_trusted() -> None:
    assert headers_of(HttpResponse())["Cache-Control"] == "private, no-cache"


def test_a_page_asked_for_with_a_session_is_kept_by_nobody(settings: Settings) -> None:
    request = RequestFactory().get("/")
    request.COOKIES[settings.SESSION_COOKIE_NAME] = "x"
    assert headers_of(HttpResponse(), request)["Cache-Control"] == "private, no-store"


def test_a_page_that_begins_a_session_is_kept_by_nobody(settings: Settings) -> None:
    response = HttpResponse()
    response.set_cookie(settings.SESSION_COOKIE_NAME, "x")
    assert headers_of(response)["Cache-Control"] == "private, no-store"


def test_what_a_view_says_itself_stands() -> None:
    response = HttpResponse(
        headers={"Cache-Control": "public, max-age=60", "Cross-Origin-Resource-Policy": "cross-origin"}
    )
    answered = headers_of(response)
    assert answered["Cache-Control"] == "public, max-age=60"
    assert answered["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_features_are_closed_and_passkeys_are_ours_alone() -> None:
    policy = headers_of(HttpResponse())["Permissions-Policy"].split(", ")
    assert "camera=()" in policy
    assert "geolocation=()" in policy
    assert "publickey-credentials-get=(self)" in policy
    assert not [feature for feature in policy if "*" in feature]
