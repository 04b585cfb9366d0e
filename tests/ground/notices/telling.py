"""Being the journal and the worker, for tests of what is told."""

from datetime import datetime, timedelta

from django.utils.timezone import localtime

from samskab.ground.journal import actions as journal
from samskab.ground.journal.models import Entry
from samskab.ground.notices.actions import gather_letters, send_letter
from samskab.ground.notices.models import Letter, Notice
from samskab.kernel import clock

LISTENER = "samskab.ground.notices.listeners.tell_whom_it_concerns"


def deliver_all(*kinds: str) -> None:
    """Let the facts of these kinds be heard, each once in effect."""
    for entry in Entry.objects.filter(kind__in=kinds).order_by("id"):
        journal.deliver(entry=entry.id, listener=LISTENER)


def by_then(days: int = 1) -> datetime:
    """Five in the afternoon after so many days: all that was noted before has gathered by then."""
    return (localtime(clock.now()) + timedelta(days=days)).replace(hour=17, minute=1, second=0, microsecond=0)


def gather_and_send() -> int:
    """What the worker does in a minute; answers with how many letters there were."""
    made = gather_letters()
    for letter in Letter.objects.filter(outcome="").order_by("id").values_list("pk", flat=True):
        send_letter(letter=letter)
    return made


def noted() -> list[tuple[str, str, datetime, bool]]:
    """Who is to be told of what, when, and whether by itself."""
    return [
        (notice.person.name, notice.occasion, notice.due_at, notice.alone)
        for notice in Notice.objects.select_related("person").order_by("person__name", "id")
    ]
