"""An id for each request, taken from a proxy we trust and otherwise made."""

import logging
import re

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django import Settings

from samskab.kernel.http import request_id
from samskab.kernel.http.request_id import HEADER, RequestIdFilter, RequestIdMiddleware


def answer(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request_id.current())


def asked_with(given: str) -> str:
    response = RequestIdMiddleware(answer)(RequestFactory().get("/", headers={HEADER: given}))
    assert isinstance(response, HttpResponse)
    assert response.headers[HEADER] == response.content.decode()
    return response.headers[HEADER]


def test_a_trusted_proxys_id_is_kept(settings: Settings) -> None:
    settings.PROXIES = 1
    assert asked_with("9f1c-edge.4") == "9f1c-edge.4"


def test_a_strangers_id_is_not(settings: Settings) -> None:
    settings.PROXIES = 0
    assert re.fullmatch("[0-9a-f]{32}", asked_with("9f1c-edge.4"))


@pytest.mark.parametrize("given", ["", "short", "x" * 65, "with a space", "line\nbreak", "-leading-hyphen", "<script>"])
def test_an_ill_formed_id_is_not_even_from_a_trusted_proxy(settings: Settings, given: str) -> None:
    settings.PROXIES = 1
    assert re.fullmatch("[0-9a-f]{32}", asked_with(given))


def test_each_request_has_its_own_and_nothing_is_left_behind() -> None:
    assert asked_with("") != asked_with("")
    assert request_id.current() == "-"


def test_every_record_carries_it() -> None:
    record = logging.makeLogRecord({"msg": "hello"})
    assert RequestIdFilter().filter(record)
    assert vars(record)["request_id"] == "-"
