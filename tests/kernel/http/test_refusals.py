"""A refusal raised in a view becomes an answer with its status and words."""

import json

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django import Settings

from samskab.kernel.http.refusals import RefusalMiddleware
from samskab.kernel.refusal import Refusal

REFUSAL = Refusal("too-late", "Runden er slut.", status=409)


def page(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    return HttpResponse(str(refusal), status=refusal.status)


@pytest.fixture(autouse=True)
def refusal_view(settings: Settings) -> None:
    settings.REFUSAL_VIEW = f"{__name__}.page"


def answered(exception: Exception, accept: str) -> HttpResponse | None:
    middleware = RefusalMiddleware(lambda _: HttpResponse())
    answer = middleware.process_exception(RequestFactory().get("/", headers={"Accept": accept}), exception)
    assert answer is None or isinstance(answer, HttpResponse)
    return answer


def test_a_browser_gets_a_page() -> None:
    response = answered(REFUSAL, "text/html,application/xhtml+xml,*/*;q=0.8")
    assert response is not None
    assert (response.status_code, response.content.decode()) == (409, "Runden er slut.")


def test_a_program_gets_a_problem() -> None:
    response = answered(REFUSAL, "application/json")
    assert response is not None
    assert response.headers["Content-Type"] == "application/problem+json"
    assert json.loads(response.content) == {
        "type": "about:blank",
        "title": "Conflict",
        "status": 409,
        "code": "too-late",
        "detail": "Runden er slut.",
    }


def test_any_other_exception_is_not_ours() -> None:
    assert answered(ValueError("odd"), "text/html") is None
