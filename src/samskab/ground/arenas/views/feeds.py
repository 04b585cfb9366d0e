"""What happens, for programs that read feeds: the newest arenas, and all that is done in one (RFC 4287)."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samskab.ground.arenas.forms.lists import ArenaListForm
from samskab.ground.arenas.queries.activity import acts_of, entries_of
from samskab.ground.arenas.queries.arenas import arena_at
from samskab.ground.arenas.queries.lists import arenas_wanted
from samskab.ground.arenas.queries.parts import closes_names
from samskab.kernel.http.public import public

LONGEST = 30


@public
@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """The arenas lit last, of those the same choices as on the list leave."""
    wanted = ArenaListForm(request.GET).wanted
    feed = _feed(title=_("Arenaer på Samskab"), page=reverse("arenas:list"), feed=request.get_full_path())
    rows = arenas_wanted(wanted) if wanted.words.strip() else arenas_wanted(wanted).order_by("-started_at", "-id")
    for arena in rows[:LONGEST]:
        feed.add_item(
            title=arena.title,
            link=settings.ORIGIN + arena.get_absolute_url(),
            description=arena.purpose or arena.text,
            unique_id=f"urn:uuid:{arena.ref}",
            pubdate=arena.started_at,
            updateddate=arena.last_act_at,
        )
    return _written(feed)


@public
@require_safe
def activity(request: HttpRequest, slug: str) -> HttpResponse:
    """What was done last in one arena. A feed has no reader it knows, so it shows what those outside may see."""
    arena = arena_at(slug)
    entries = list(entries_of(arena)[:LONGEST])
    page = settings.ORIGIN + reverse("web:activity", args=[arena.slug])
    feed = _feed(title=arena.title, page=arena.get_absolute_url(), feed=request.path)
    for entry, act in zip(entries, acts_of(entries, named=not closes_names(arena)), strict=True):
        said = f"{act.person.display_name} {act.words}" if act.person else str(act.words)
        feed.add_item(
            title=said,
            link=page,
            description=said,
            unique_id=f"urn:uuid:{arena.ref}:{entry.sequence}",
            pubdate=act.happened_at,
            updateddate=act.happened_at,
        )
    return _written(feed)


def _feed(*, title: str, page: str, feed: str) -> Atom1Feed:
    return Atom1Feed(
        title=title,
        link=settings.ORIGIN + page,
        description="",
        language=get_language(),
        feed_url=settings.ORIGIN + feed,
        feed_guid=settings.ORIGIN + page,
    )


def _written(feed: Any) -> HttpResponse:
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
