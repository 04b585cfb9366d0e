"""Following a thread, and shutting one's ears to it. It is nobody else's business, so no fact tells of it."""

from datetime import datetime

from django.db import transaction

from samskab.ground.people.models import Person
from samskab.ground.talk.models import Attention, Thread
from samskab.kernel import clock


def follow(*, thread: Thread, by: Person) -> None:
    """Hear when something is said, unless one has shut one's ears; twice is once."""
    _listen(thread, by, follows_since=clock.now())


def unfollow(*, thread: Thread, by: Person) -> None:
    """Follow no more."""
    Attention.objects.filter(thread=thread, person=by).update(follows_since=None)


def mute(*, thread: Thread, by: Person) -> None:
    """Hear nothing of a thread, not even when one is named or asked in it. Nobody can tell."""
    _listen(thread, by, muted_since=clock.now())


def unmute(*, thread: Thread, by: Person) -> None:
    """Open one's ears again; what was followed is followed still."""
    Attention.objects.filter(thread=thread, person=by).update(muted_since=None)


@transaction.atomic
def forget_attention(*, by: Person) -> None:
    """Let go of what an erased person listened to. There is no fact: `PersonErased` has told it."""
    Attention.objects.filter(person=by).delete()


@transaction.atomic
def take_over_attention(*, guest: Person, by: Person) -> None:
    """Let what a guest listened to be the person's who has come in; what they had shut their ears to stays shut."""
    for ears in Attention.objects.filter(person=guest).select_related("thread"):
        _listen(ears.thread, by, follows_since=ears.follows_since, muted_since=ears.muted_since)
    Attention.objects.filter(person=guest).delete()


def _listen(thread: Thread, person: Person, **since: datetime | None) -> None:
    ears, _new = Attention.objects.get_or_create(thread=thread, person=person)
    fresh = {name: at for name, at in since.items() if at is not None and getattr(ears, name) is None}
    if fresh:
        Attention.objects.filter(pk=ears.pk).update(**fresh)
