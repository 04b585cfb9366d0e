"""What one organisation invites to: the whole list, and the same for programs that read feeds (RFC 4287)."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samskab.ground.people.enums import Sector
from samskab.ground.people.queries.organisations import organisation_for
from samskab.kernel.http.public import public
from samskab.kernel.http.visitor import visitor
from samskab.kernel.paging import page
from samskab.stages.gather.queries.invitations import invitation_requests
from samskab.stages.gather.queries.inviting import SHOWN, invites_to

LONGEST = 30


@public
@require_safe
def inviting(request: HttpRequest, ref: UUID) -> HttpResponse:
    """The arenas, page by page, and the first of what it was asked to invite to."""
    organisation = organisation_for(visitor(request), ref)
    context = {
        "organisation": organisation,
        "owes": organisation.sector == Sector.PUBLIC,
        "page": page(invites_to(organisation), request.GET.get("page")),
        "asked": invitation_requests(organisation=organisation)[:SHOWN],
    }
    return render(request, "gather/inviting.html", context)


@public
@require_safe
def feed(request: HttpRequest, ref: UUID) -> HttpResponse:
    """The arenas that it began or came to last. A feed has no reader it knows, so it shows what all may see."""
    organisation = organisation_for(None, ref)
    home = settings.ORIGIN + reverse("gather:inviting", args=[ref])
    written = Atom1Feed(
        title=_("Hvad inviterer %(name)s til?") % {"name": organisation.name},
        link=home,
        description="",
        language=get_language(),
        feed_url=settings.ORIGIN + request.path,
        feed_guid=home,
    )
    for arena in invites_to(organisation).order_by("-started_at", "-id")[:LONGEST]:
        written.add_item(
            title=arena.title,
            link=settings.ORIGIN + arena.get_absolute_url(),
            description=arena.purpose or arena.text,
            unique_id=f"urn:uuid:{arena.ref}",
            pubdate=arena.started_at,
            updateddate=arena.last_act_at,
        )
    return HttpResponse(written.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
