"""What a person has said, thanked for and listens to, for »your data«."""

from collections.abc import Sequence

from samskab.ground.people.models import Person
from samskab.ground.people.queries.exports import Row
from samskab.ground.talk.models import Appreciation, Attention, ContributionVersion


def said_rows(person: Person) -> Sequence[Row]:
    """Every wording of all they said, the oldest first. One query."""
    rows = ContributionVersion.objects.filter(contribution__author__person=person).order_by("written_at", "id")
    return [
        {
            "arena": row.contribution.thread.arena.title,
            "words": row.text,
            "at": row.written_at,
            "withdrawn_at": row.contribution.withdrawn_at,
        }
        for row in rows.select_related("contribution__thread__arena")
    ]


def thanks_rows(person: Person) -> Sequence[Row]:
    """What they said thank you for, as long as it stands. One query."""
    rows = Appreciation.objects.filter(by__person=person, taken_back_at__isnull=True)
    return [
        {"arena": row.contribution.thread.arena.title, "words": row.words, "at": row.given_at}
        for row in rows.select_related("contribution__thread__arena").order_by("given_at", "id")
    ]


def attention_rows(person: Person) -> Sequence[Row]:
    """The threads they follow or have shut their ears to. One query."""
    rows = Attention.objects.filter(person=person).select_related("thread__arena").order_by("pk")
    return [
        {"arena": row.thread.arena.title, "follows_since": row.follows_since, "muted_since": row.muted_since}
        for row in rows
    ]
