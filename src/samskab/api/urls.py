"""The addresses machines use."""

from django.urls import URLPattern, path, re_path

from samskab.api.api import api
from samskab.api.views.health import alive, ready
from samskab.api.views.metrics import metrics
from samskab.api.views.operations import nowhere, operations
from samskab.kernel.http.public import public

# A page leads strangers to sign in; an operation answers 401 itself, unless it says `auth=None`.
surface = api.urls
for pattern in surface[0]:
    if isinstance(pattern, URLPattern):
        public(pattern.callback)

urlpatterns = [
    path("healthz", alive, name="alive"),
    path("readyz", ready, name="ready"),
    path("metrics", metrics, name="metrics"),
    path("api/", operations, {"describe": api.get_openapi_schema}, name="operations"),
    path("api/", surface),
    re_path(r"^api/(?P<rest>(?s:.*))\Z", nowhere, name="nowhere"),  # a line feed too is no way out
]
