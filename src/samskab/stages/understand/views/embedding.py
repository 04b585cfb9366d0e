"""One statement as a card on other people's sites. It knows nobody, sets no cookie, and answering happens here."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from samskab.ground.arenas.queries.arenas import arena_at
from samskab.kernel.http.public import public
from samskab.stages.understand.bridge.open_data import given
from samskab.stages.understand.queries.statements import statement_for

# What the card may do: look as it does, and stand anywhere.
POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors *"
)


@xframe_options_exempt
@public
@require_safe
def card(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """The card: the only page that others may put in a frame. It can do nothing but lead here."""
    found = arena_at(slug)
    statement = statement_for(found, ref)
    context = {
        "arena": found,
        "said": given(found, [statement])[0],
        "language": get_language() or settings.LANGUAGE_CODE,
        "address": f"{settings.ORIGIN}{reverse('understand:statement', args=[slug, ref])}",
    }
    headers = {
        "Content-Security-Policy": POLICY,
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Cache-Control": "public, max-age=300",
    }
    # Without the request, so that nothing of whoever looks comes into it.
    return HttpResponse(render_to_string("understand/embed.html", context), headers=headers)


@public
@require_safe
def code(request: HttpRequest, slug: str, ref: UUID) -> HttpResponse:
    """What to put in a page of one's own, so that the card stands there."""
    found = arena_at(slug)
    statement = statement_for(found, ref)
    address = f"{settings.ORIGIN}{reverse('understand:embed', args=[slug, ref])}"
    measures = 'width="480" height="320" loading="lazy"'
    frame = f'<iframe src="{address}" title="{escape(statement.words)}" {measures}></iframe>'
    context = {
        "arena": found,
        "room": "understand",
        "room_title": _("Udsagnet på jeres egen side"),
        "statement": statement,
        "frame": frame,
    }
    return render(request, "understand/embed_code.html", context)
