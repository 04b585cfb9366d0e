"""Pictures in texts: brought by form or by a script, and shown to those who may read the text."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samskab.ground.arenas.queries.participants import Participant
from samskab.ground.documents import actions
from samskab.ground.documents.forms.pictures import PictureForm
from samskab.ground.documents.queries.pictures import APicture, picture_of
from samskab.ground.documents.views.doors import Here, acting, ask, looking, on
from samskab.kernel.forms import done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.limits import HOUR, Limit, limited
from samskab.kernel.http.public import public
from samskab.kernel.pictures import MEDIA_TYPE

BRINGING = Limit(30, HOUR, per="person")
SCRIPT = "application/json"


@open_to_guests
@limited("documents:pictures", BRINGING)
def bring(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """Bring a picture. By form it is put last in the text; a script puts it where its writer is."""
    here, mine = acting(request, slug, ref)
    form = PictureForm(request.POST or None, request.FILES or None)
    if request.headers.get("accept") == SCRIPT:
        return _brought_by_script(form, here, mine)

    def act(told: Mapping[str, Any]) -> None:
        actions.add_picture(
            document=here.document,
            picture=told["picture"],
            alt=told["description"],
            address=partial(here.path, "picture"),
            by=mine.person,
        )

    if done(form, act):
        return on(request, here, _("Billedet står nu sidst i teksten."))
    return ask(request, form, here)


def _brought_by_script(form: PictureForm, here: Here, mine: Participant) -> HttpResponse:
    brought: list[dict[str, str]] = []

    def act(told: Mapping[str, Any]) -> None:
        kept: APicture = actions.bring_picture(document=here.document, picture=told["picture"], by=mine.person)
        brought.append({"src": here.path("picture", kept.ref), "alt": told["description"]})

    if done(form, act):
        return JsonResponse(brought[0])
    wrong = [said for errors in form.errors.values() for said in errors]
    return JsonResponse({"wrong": wrong[:1]}, status=422)


@public
@require_safe
def picture(request: HttpRequest, slug: str, ref: UUID, picture: UUID) -> HttpResponse:
    """The picture itself. It never changes, but who may see it can, so only their own browser keeps it."""
    here = looking(request, slug, ref)
    found = picture_of(here.document, picture)
    answer = HttpResponse(bytes(found.data), content_type=MEDIA_TYPE)
    answer["Cache-Control"] = "private, max-age=86400, immutable"
    answer["Content-Disposition"] = f'inline; filename="{found.ref}.webp"'
    return answer
