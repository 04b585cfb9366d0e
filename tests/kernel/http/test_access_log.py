"""One line a request, and nothing in it that tells who asked or what they wrote."""

import logging
from uuid import UUID

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import ResolverMatch

from samskab.kernel.http.access_log import AccessLogMiddleware, shown_path


def view(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=418)


def matched(path: str, route: str, **captured: object) -> HttpRequest:
    request = RequestFactory().get(path)
    request.resolver_match = ResolverMatch(view, (), captured, route=route)
    return request


def test_captured_text_is_named_and_not_shown() -> None:
    request = matched("/invited/s3cr3t-link/", "invited/<str:link>/", link="s3cr3t-link")
    assert shown_path(request) == "/invited/<link>/"


def test_captured_references_and_numbers_stay() -> None:
    ref = UUID("6f2b4d2e-0000-4000-8000-000000000001")
    request = matched(f"/organisations/{ref}/3/", "organisations/<uuid:ref>/<int:number>/", ref=ref, number=3)
    assert shown_path(request) == f"/organisations/{ref}/3/"


def test_an_address_that_leads_nowhere_cannot_forge_a_line() -> None:
    assert shown_path(RequestFactory().get("/a%0AGET%20b")) == "/a%0AGET%20b"


def test_a_code_without_its_last_slash_is_not_shown() -> None:
    assert shown_path(RequestFactory().get("/g/ABCD-EFGH")) == "/g/..."


def test_one_line_without_the_query_string(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="samskab.access"):
        AccessLogMiddleware(view)(RequestFactory().get("/search/?q=my+illness"))
    [record] = caplog.records
    assert record.getMessage().startswith("GET /search/ 418 ")
    fields = vars(record)
    assert (fields["method"], fields["path"], fields["status"]) == ("GET", "/search/", 418)
    assert fields["ms"] >= 0
