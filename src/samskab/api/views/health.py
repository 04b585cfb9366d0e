"""Is it alive, and is it ready? Asked by load balancers, container engines and monitors."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from samskab.api import queries
from samskab.kernel.http.public import public

NEEDED_BY_PAGES = ("database", "migrations", "static")


@public
@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """200 as long as this process can answer; asks nothing of anything else."""
    return HttpResponse("alive\n", content_type="text/plain")


@public
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """200 when pages can be served, else 503; either way each check by name.

    A worker that stands still is told but does not count: a page that can be read should be, and taking
    every web process out of service would not wake the worker.
    """
    checks = queries.readiness()
    is_ready = all(checks[name] for name in NEEDED_BY_PAGES)
    return JsonResponse({"ready": is_ready, "checks": checks}, status=200 if is_ready else 503)
