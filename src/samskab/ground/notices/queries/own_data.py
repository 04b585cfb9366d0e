"""The rows of »your data« that notices know."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from samskab.ground.notices.models import Notice
from samskab.ground.notices.queries.letters import letters_of
from samskab.ground.people.models import Person
from samskab.ground.people.queries.exports import Row


def letter_rows(person: Person) -> Sequence[Row]:
    """What we wrote to them in the last month, and what became of it."""
    return [
        {
            "made_at": letter.made_at,
            "outcome": letter.get_outcome_display() if letter.outcome else _("Venter"),
            "ended_at": letter.settled_at,
            "news": len(letter.notices.all()),
        }
        for letter in letters_of(person)
    ]


def waiting_rows(person: Person) -> Sequence[Row]:
    """What they are to be told, and when."""
    waiting = Notice.objects.filter(person=person, letter__isnull=True).order_by("due_at", "id")
    return [{"noted_at": notice.noted_at, "due_at": notice.due_at} for notice in waiting]
