"""A refusal raised in a view becomes an answer, with the status and the words it carries."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.module_loading import import_string

from samskab.kernel.http.problem import problem
from samskab.kernel.refusal import Refusal


class RefusalMiddleware:
    """Answers with the page of `settings.REFUSAL_VIEW`, or with a problem where the caller asks for JSON."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """None, so that Django handles it, unless the exception is a refusal."""
        if not isinstance(exception, Refusal):
            return None
        if request.get_preferred_type(["text/html", "application/json"]) == "application/json":
            return problem(exception.status, exception.code, str(exception.message))
        page: Callable[[HttpRequest, Refusal], HttpResponseBase] = import_string(settings.REFUSAL_VIEW)
        return page(request, exception)
