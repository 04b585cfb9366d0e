"""The caller's address is the last one that nobody can forge."""

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from samskab.kernel.http.address import caller_address


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        pytest.param(0, "198.51.100.9", "203.0.113.7", id="nobody in front: the header is only a claim"),
        pytest.param(1, "198.51.100.9", "198.51.100.9", id="one proxy wrote the only entry"),
        pytest.param(1, "10.6.6.6, 198.51.100.9", "198.51.100.9", id="what the caller wrote comes before it"),
        pytest.param(2, "198.51.100.9, 192.0.2.1", "198.51.100.9", id="two proxies, two entries"),
        pytest.param(2, "192.0.2.1", "203.0.113.7", id="went around the outer proxy"),
        pytest.param(1, "", "203.0.113.7", id="went around the proxy"),
        pytest.param(1, "not an address", "unknown", id="a proxy that writes nonsense"),
        pytest.param(1, "2001:0DB8:0:0::1", "2001:db8::", id="one way of writing it"),
        pytest.param(1, "2001:db8:0:7:ffff::9", "2001:db8:0:7::", id="one line, whatever its owner calls the machine"),
        pytest.param(1, "::ffff:198.51.100.9", "198.51.100.9", id="IPv4 in IPv6's clothes"),
    ],
)
def test_caller_address(settings: Settings, proxies: int, forwarded: str, address: str) -> None:
    settings.PROXIES = proxies
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    request = RequestFactory().get("/", headers=headers, REMOTE_ADDR="203.0.113.7")
    assert caller_address(request) == address


def test_a_request_through_a_unix_socket_has_no_address() -> None:
    assert caller_address(RequestFactory().get("/", REMOTE_ADDR="")) == "unknown"
