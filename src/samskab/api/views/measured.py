"""Counts and times every answer, by the name of its route and never by its path."""

from collections.abc import Callable
from time import perf_counter

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from prometheus_client import Counter, Histogram

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

answers = Counter("samskab_http_answers", "Answers given, by route.", ["method", "route", "status"])
seconds = Histogram(
    "samskab_http_answer_seconds",
    "Time from the first middleware to the answer, by route.",
    ["route"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)


def route_of(request: HttpRequest) -> str:
    """The name of the route; one name for all static files and one for every address that leads nowhere."""
    if request.resolver_match is not None:
        return request.resolver_match.view_name
    return "static" if request.path.startswith(settings.STATIC_URL) else "nowhere"


class MeasuringMiddleware:
    """Feeds `/metrics`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        start = perf_counter()
        response = self.get_response(request)
        route = route_of(request)
        method = request.method if request.method in METHODS else "other"
        answers.labels(method, route, response.status_code).inc()
        seconds.labels(route).observe(perf_counter() - start)
        return response
