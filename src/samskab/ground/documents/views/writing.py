"""Writing in a text with the others, and what stands in its margin meanwhile."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from samskab.ground.documents.forms.margin import RemarkForm, SuggestForm
from samskab.ground.documents.queries.beside import beside
from samskab.ground.documents.queries.rewording import can_be_reworded
from samskab.ground.documents.queries.texts import body_of
from samskab.ground.documents.views.doors import acting, looking, shown
from samskab.kernel.http.guests import open_to_guests
from samskab.kernel.http.public import public
from samskab.kernel.text.rich import blocks, is_empty
from samskab.kernel.text.rich.advising import ADVISED, advice

MOST_ADVICE = 6


@open_to_guests
@require_safe
def write(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """The text to write in; without a script, each paragraph with what one can say about it."""
    here, mine = acting(request, slug, ref)
    body = body_of(here.document)
    found = [] if is_empty(body) else blocks(body)
    told = advice(body)
    context = shown(
        here,
        here.document.title,
        me=mine,
        blocks=[{"block": block, "can_be_reworded": can_be_reworded(block)} for block in found],
        ease=round(told.lix) if told.words else _("Der står intet endnu."),
        advice=told.advice[:MOST_ADVICE],
        advised=ADVISED,
        margin=beside(here.document, body, mine),
        asked=[(RemarkForm(), "remark"), (SuggestForm(), "suggest")],
    )
    return render(request, "documents/write.html", context)


@public
@require_safe
@never_cache
def margin(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """What stands in the margin now, as a part of a page."""
    here = looking(request, slug, ref)
    items = beside(here.document, body_of(here.document), here.mine)
    return render(request, "documents/margin.html", shown(here, here.document.title, margin=items))
