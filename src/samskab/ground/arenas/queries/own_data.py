"""The rows of »your data« that arenas know."""

from collections.abc import Sequence

from samskab.ground.arenas.models import Departure, Invitation, Participation
from samskab.ground.arenas.queries.participants import followed_by
from samskab.ground.people.models import Person
from samskab.ground.people.queries.exports import Row
from samskab.ground.people.queries.people import done_by


def participation_rows(person: Person) -> Sequence[Row]:
    """Where they take part or have taken part, and as what."""
    found = Participation.objects.filter(person=person).select_related("arena", "organisation", "helped_by")
    return [
        {
            "arena": each.arena.title,
            "perspective": each.get_perspective_display(),
            "organisation": each.organisation.name if each.organisation else None,
            "since": each.joined_at,
            "left_at": each.left_at,
            "helped_by": each.helped_by.display_name if each.helped_by else None,
        }
        for each in found.order_by("joined_at", "id")
    ]


def follow_rows(person: Person) -> Sequence[Row]:
    """What they follow from outside."""
    return [{"arena": each.arena.title, "since": each.since} for each in followed_by(person)]


def invitation_rows(person: Person) -> Sequence[Row]:
    """What they have sent out. An address that was written to is not with us, and so not here."""
    found = Invitation.objects.filter(invited_by=person).select_related("arena").order_by("invited_at", "id")
    return [
        {
            "arena": each.arena.title,
            "kind": each.get_kind_display(),
            "message": each.message,
            "since": each.invited_at,
            "came": each.uses,
        }
        for each in found
    ]


def departure_rows(person: Person) -> Sequence[Row]:
    """Why they left, where they let their name stand. What was said without a name is nobody's."""
    found = Departure.objects.filter(done_by("person", person)).select_related("arena").order_by("week", "ref")
    return [{"arena": each.arena.title, "reason": each.reason, "week": each.week} for each in found]
