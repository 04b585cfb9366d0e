"""Following a thread, and shutting one's ears to it."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from samskab.ground.arenas.queries.arenas import arena_at
from samskab.ground.arenas.queries.participants import participation_of
from samskab.ground.talk import actions
from samskab.ground.talk.queries.subjects import Subject, subject_for
from samskab.ground.talk.queries.threads import address_of, begun_thread
from samskab.kernel.http.onward import go_on
from samskab.kernel.http.visitor import visitor


@require_POST
def follow(request: HttpRequest, slug: str, kind: str, ref: UUID) -> HttpResponse:
    """Hear when something is said, also as one who looks in from outside."""
    return _listen(request, _at(request, slug, kind, ref), actions.follow, _("Du hører nu, når nogen siger noget her."))


@require_POST
def unfollow(request: HttpRequest, slug: str, kind: str, ref: UUID) -> HttpResponse:
    """Follow no more."""
    return _listen(request, _at(request, slug, kind, ref), actions.unfollow, _("Du følger ikke samtalen mere."))


@require_POST
def mute(request: HttpRequest, slug: str, kind: str, ref: UUID) -> HttpResponse:
    """Hear nothing of a thread."""
    return _listen(request, _at(request, slug, kind, ref), actions.mute, _("Du hører intet herfra. Ingen kan se det."))


@require_POST
def unmute(request: HttpRequest, slug: str, kind: str, ref: UUID) -> HttpResponse:
    """Open one's ears again."""
    return _listen(request, _at(request, slug, kind, ref), actions.unmute, _("Du kan høre samtalen igen."))


def _at(request: HttpRequest, slug: str, kind: str, ref: UUID) -> Subject:
    arena = arena_at(slug)
    return subject_for(participation_of(visitor(request), arena), arena, kind, ref)


def _listen(request: HttpRequest, subject: Subject, act: Callable[..., None], said: Promise) -> HttpResponse:
    act(thread=begun_thread(subject), by=visitor(request))
    return go_on(request, address_of(subject), said)
