"""A text as a file to take along: as it stands, or as one of its versions."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samskab.ground.documents.queries.texts import body_of
from samskab.ground.documents.queries.versions import body_kept, version_for
from samskab.ground.documents.views.doors import looking
from samskab.kernel.http.public import public
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.rich import to_html


@public
@require_safe
def export(request: HttpRequest, slug: str, ref: UUID, form: str) -> HttpResponse:
    """The text in one of the forms; `?version=` names a version."""
    here = looking(request, slug, ref)
    number = request.GET.get("version", "")
    body = body_kept(version_for(here.document, int(number))) if number.isdecimal() else body_of(here.document)
    if form != "html":
        raise Refusal("unknown_form", _("Den form findes ikke."), status=404)
    return HttpResponse(to_html(body))
