"""Who gets a letter about a round: those who are to answer, can be written to, and have not said no."""

from django.db.models import Exists, F, OuterRef

from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.consent.models import NoLetters, Proposal, Seat, Version
from samskab.ground.consent.queries.seats import needs_answer
from samskab.ground.people.models import Person
from samskab.ground.people.queries.writing import has_answered


def seats_to_write_to(proposal: Proposal, version: Version, *, only: Person | None = None) -> list[Seat]:
    """The seats whose people a letter about a version is for; at most one seat of each. One query.

    `version` is the latest of a proposal that was read with `rounds`. Whoever put it forward gets none. One who left
    and came back is written to for the seat they answer from.
    """
    person = OuterRef("participation__person")
    here = Participation.objects.filter(arena=proposal.arena_id, person=person, left_at__isnull=True)
    said_no = NoLetters.objects.filter(participation__arena=proposal.arena_id, participation__person=person)
    rows = Seat.objects.filter(
        Exists(here),
        ~Exists(said_no),
        has_answered("participation__person"),
        proposal=proposal,
        participation__person__erased_at__isnull=True,
    )
    if only is not None:
        rows = rows.filter(participation__person=only)
    if version.by is not None:
        rows = rows.exclude(participation__person=version.by.person_id)
    seats: dict[int, Seat] = {}
    for seat in rows.select_related("participation__person").order_by(
        F("participation__left_at").asc(nulls_first=True), "-id"
    ):
        seats.setdefault(seat.participation.person_id, seat)
    return [seat for seat in seats.values() if needs_answer(seat, proposal)]


def wants_letters(person: Person, arena: Arena) -> bool:
    """Whether a person gets letters about the rounds of an arena."""
    return not NoLetters.objects.filter(participation__arena=arena, participation__person=person).exists()
