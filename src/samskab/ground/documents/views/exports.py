"""A text as a file to take along: as it stands, or as one of its versions."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.module_loading import import_string
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samskab import ui
from samskab.ground.documents.queries.texts import body_of
from samskab.ground.documents.queries.versions import body_kept, version_for
from samskab.ground.documents.views.doors import Here, looking
from samskab.kernel import clock
from samskab.kernel.http.public import public
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.rich import Doc
from samskab.kernel.text.rich.about import About
from samskab.kernel.text.rich.markdown import to_markdown

# What office programs read. What makes it is loaded when somebody asks, since that takes time.
OFFICE = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
}
PDF = "application/pdf"
FONTS = Path(ui.__file__).parent / "static" / "built" / "fonts"


@public
@require_safe
def export(request: HttpRequest, slug: str, ref: UUID, form: str) -> HttpResponse:
    """The text in one of the forms; `?version=` names a version."""
    here = looking(request, slug, ref)
    if form not in _FORMS:
        raise Refusal("unknown_form", _("Den form findes ikke."), status=404)
    body, at = _said(here, request.GET.get("version", ""))
    about = About(here.document.title, at, get_language() or settings.LANGUAGE_CODE, settings.ORIGIN)
    answer = _FORMS[form](body, about)
    answer["Content-Disposition"] = f'attachment; filename="{here.document.ref}.{form}"'
    return answer


def _said(here: Here, number: str) -> tuple[Doc, datetime]:
    """What it says, and when it said so."""
    if not number.isdecimal():
        return body_of(here.document), clock.now()
    version = version_for(here.document, int(number[:9]))
    return body_kept(version), version.at


def _html(body: Doc, about: About) -> HttpResponse:
    return HttpResponse(render_to_string("documents/export.html", {"body": body, "about": about}))


def _markdown(body: Doc, about: About) -> HttpResponse:
    words = f"# {about.title}\n\n{to_markdown(body, site=about.site)}"
    return HttpResponse(words, content_type="text/markdown; charset=utf-8")


def _pdf(body: Doc, about: About) -> HttpResponse:
    return HttpResponse(import_string("samskab.kernel.text.rich.pdf.to_pdf")(body, about, FONTS), content_type=PDF)


def _office(form: str) -> Callable[[Doc, About], HttpResponse]:
    def made(body: Doc, about: About) -> HttpResponse:
        make = import_string(f"samskab.kernel.text.rich.{form}.to_{form}")
        return HttpResponse(make(body, about), content_type=OFFICE[form])

    return made


_FORMS: Mapping[str, Callable[[Doc, About], HttpResponse]] = {
    "html": _html,
    "md": _markdown,
    "pdf": _pdf,
    **{form: _office(form) for form in OFFICE},
}
