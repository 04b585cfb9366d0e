"""A text as a file to take along: as it stands, or as one of its versions.

What takes its time is made in the background: one asks for it, and the page that waits gives it.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from samskab.ground.documents import actions
from samskab.ground.documents.enums import Form
from samskab.ground.documents.queries.files import Wanted, file_like, file_of
from samskab.ground.documents.queries.texts import body_of
from samskab.ground.documents.queries.versions import body_kept, version_for
from samskab.ground.documents.views.doors import Here, looking, shown
from samskab.kernel import clock
from samskab.kernel.http.limits import HOUR, Limit, limited
from samskab.kernel.http.public import public
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.rich import Doc
from samskab.kernel.text.rich.about import About
from samskab.kernel.text.rich.markdown import to_markdown

MEDIA_TYPES = {
    Form.PDF: "application/pdf",
    Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.ODT: "application/vnd.oasis.opendocument.text",
}
ASKING = Limit(60, HOUR)
OFTEN, RARELY = 2, 30  # seconds until the page that waits looks again
LONG = timedelta(minutes=1)


@public
@require_http_methods(["GET", "HEAD", "POST"])
@limited("documents:files", ASKING)
def export(request: HttpRequest, slug: str, ref: UUID, form: str) -> HttpResponse:
    """The text in one of the forms; `?version=` names a version. One that is to be made first is asked for by POST."""
    here = looking(request, slug, ref)
    body, at = _said(here, request.GET.get("version", ""))
    language = get_language() or settings.LANGUAGE_CODE
    if form in _AT_ONCE:
        answer = _AT_ONCE[form](body, About(here.document.title, at, language, settings.ORIGIN))
        return _to_take_along(answer, here, form)
    if form not in Form.values:
        raise Refusal("unknown_form", _("Den form findes ikke."), status=404)
    wanted = Wanted(here.document, Form(form), body, at, language)
    if request.method == "POST":
        return HttpResponseRedirect(here.path("file", actions.ask_for_file(wanted=wanted).ref))
    found = file_like(wanted)
    if found is not None:
        return HttpResponseRedirect(here.path("file", found.ref))
    return render(request, "documents/ask_for_file.html", _about(here, Form(form)))


@public
@require_safe
@never_cache
def file(request: HttpRequest, slug: str, ref: UUID, file: UUID) -> HttpResponse:
    """The page that waits for a file, and then gives it; it looks again by itself, with or without a script."""
    here = looking(request, slug, ref)
    found = file_of(here.document, file)
    is_made = found.data is not None
    wait = OFTEN if clock.now() - found.asked_at < LONG else RARELY
    address = here.path("file_data", found.ref, found.form)
    answer = render(request, "documents/file.html", _about(here, Form(found.form), is_made=is_made, address=address))
    answer["Refresh"] = f"0; url={address}" if is_made else str(wait)
    return answer


@public
@require_safe
def file_data(request: HttpRequest, slug: str, ref: UUID, file: UUID, form: str) -> HttpResponse:
    """The file itself."""
    here = looking(request, slug, ref)
    found = file_of(here.document, file)
    if found.data is None or found.form != form:
        raise Refusal("unknown_file", _("Den fil er ikke lavet endnu."), status=404)
    return _to_take_along(HttpResponse(bytes(found.data), content_type=MEDIA_TYPES[Form(form)]), here, form)


def _about(here: Here, form: Form, **more: object) -> dict[str, object]:
    title = _("Teksten som %(form)s") % {"form": form.label}
    return shown(here, title, form_name=form.label, **more)


def _to_take_along(answer: HttpResponse, here: Here, form: str) -> HttpResponse:
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


_AT_ONCE: Mapping[str, Callable[[Doc, About], HttpResponse]] = {"html": _html, "md": _markdown}
