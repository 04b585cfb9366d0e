"""What a text came from, paragraph by paragraph, and saying so."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samskab.ground.documents import actions
from samskab.ground.documents.forms.texts import SourceForm
from samskab.ground.documents.queries.framed import FRAMING
from samskab.ground.documents.queries.margin import framings_of
from samskab.ground.documents.queries.origins import origins_of
from samskab.ground.documents.queries.texts import body_of
from samskab.ground.documents.views.doors import SAYING, acting, ask, block_at, looking, on, shown
from samskab.kernel.forms import done
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.limits import limited
from samskab.kernel.http.public import public
from samskab.kernel.text.sentences import shortened

SHOWN = 120


@public
@require_safe
def lineage(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """The text, with what each paragraph came from beside it."""
    here = looking(request, slug, ref)
    context = shown(
        here,
        _("Hvor kommer det fra?"),
        origins=origins_of(here.document, body_of(here.document), participation=here.mine),
        framings=list(framings_of(here.document)),
    )
    return render(request, "documents/lineage.html", context)


@open_to_guests
@limited("documents", SAYING)
def source(request: HttpRequest, slug: str, ref: UUID, block: str) -> HttpResponse:
    """Say that a paragraph came from how somebody said they see it."""
    here, mine = acting(request, slug, ref)
    found = block_at(here, block)
    framings = [
        (str(each.ref), f"{each.by.person.display_name}: {shortened(each.words, SHOWN)}")
        for each in framings_of(here.document)
    ]
    form = SourceForm(request.POST or None, framings=framings)

    def act(told: Mapping[str, Any]) -> object:
        return actions.name_source(
            document=here.document, kind=FRAMING, origin=UUID(told["framing"]), block=found.id, by=mine.person
        )

    if done(form, act):
        return on(request, here, _("Det står nu ved afsnittet."), to="lineage")
    return ask(request, form, here, about=found, no_framings=not framings)
