"""The routers of all apps as one surface, and how each kind of error is told."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.security import APIKeyCookie

from samskab.ground.arenas.api import router as arenas
from samskab.ground.finding.api import router as finding
from samskab.ground.journal.api import router as journal
from samskab.ground.people.api import router as people
from samskab.kernel.http.problem import MEDIA_TYPE, problem
from samskab.kernel.http.visitor import visitor
from samskab.kernel.refusal import Refusal
from samskab.stages.understand.api import router as statements

DESCRIPTION = """What this installation of Samskab knows and may show, for programs to read.

Reading arenas, statements, organisations and the journal needs no sign-in; what is yours needs your session. Every
error is a problem by RFC 9457 with a `code` that stays the same. Nothing can be written here yet."""


class Session(APIKeyCookie):
    """The session of a person who has signed in through the pages."""

    param_name = settings.SESSION_COOKIE_NAME

    def authenticate(self, request: HttpRequest, _key: str | None) -> Any:
        return visitor(request)


class SamskabAPI(NinjaAPI):
    """NinjaAPI whose document says that errors are problems."""

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        document = super().get_openapi_schema(**options)
        for operations in document["paths"].values():
            for operation in operations.values():
                for status, response in operation["responses"].items():
                    if int(status) >= 400:
                        response["content"] = {MEDIA_TYPE: response["content"][self.renderer.media_type]}
        return document


api = SamskabAPI(
    title="Samskab",
    version="1",
    description=DESCRIPTION,
    docs_url=None,
    urls_namespace="api",
    auth=Session(),
    openapi_extra={"info": {"license": {"name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later"}}},
)
api.add_router("/arenas", arenas)
api.add_router("/arenas", statements)
api.add_router("/journal", journal)
api.add_router("/people", people)
api.add_router("/search", finding)


@api.exception_handler(Refusal)
def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """A no that explains itself."""
    return problem(refusal.status, refusal.code, str(refusal.message))


@api.exception_handler(ValidationError)
def not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """422, with each input that could not be understood."""
    return problem(422, "not_understood", errors=error.errors)


@api.exception_handler(HttpError)
def failed(request: HttpRequest, error: HttpError) -> HttpResponse:
    """What ninja itself refuses: no session, a foreign form, too often."""
    return problem(error.status_code, {401: "not_signed_in", 429: "too_many"}.get(error.status_code, "refused"))


@api.exception_handler(Http404)
def missing(request: HttpRequest, error: Http404) -> HttpResponse:
    """404 for an address below `/api/` that leads nowhere."""
    return problem(404, "not_found")
