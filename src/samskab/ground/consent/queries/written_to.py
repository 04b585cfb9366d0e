"""Who is to hear of a round: those who are to answer it, can be written to, and have not said no."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from samskab.ground.arenas.enums import State
from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.consent.models import NoLetters, Proposal, Seat, Version
from samskab.ground.consent.queries.proposals import CLOSES_AT, ended, latest_version, rounds
from samskab.ground.consent.queries.seats import needs_answer
from samskab.ground.people.models import Person
from samskab.ground.people.queries.writing import has_answered
from samskab.kernel import clock

SOON = timedelta(days=1)


@dataclass(frozen=True)
class Asked:
    """That the one who has a seat is asked about a version."""

    proposal: Proposal
    version: Version
    seat: Seat


def seats_to_write_to(proposal: Proposal, version: Version) -> list[Seat]:
    """The seats whose people are to hear of a version; at most one seat of each. One query.

    `version` is the latest of a proposal that was read with `rounds`. Whoever put it forward hears nothing. One who
    left and came back hears of it for the seat they answer from.
    """
    rows = _wanting_seats().filter(proposal=proposal)
    if version.by is not None:
        rows = rows.exclude(participation__person=version.by.person_id)
    seats: dict[int, Seat] = {}
    for seat in rows:
        seats.setdefault(seat.participation.person_id, seat)
    return [seat for seat in seats.values() if needs_answer(seat, proposal)]


def asked(person: Person, editions: Collection[UUID]) -> list[Asked]:
    """Of some versions, those that still wait for the answer of a person, who may and wants to hear of it.

    Three queries, however many there are.
    """
    versions = {version.proposal_id: version for version in _versions().filter(ref__in=editions)}
    proposals = {each.pk: each for each in rounds().filter(pk__in=versions)}
    seats: dict[int, Seat] = {}
    for seat in _wanting_seats().filter(proposal__in=versions, participation__person=person):
        seats.setdefault(seat.proposal_id, seat)
    found = [Asked(proposals[key], versions[key], seat) for key, seat in seats.items()]
    return [each for each in found if _is_still_asked(each, person)]


def round_asked(edition: UUID) -> tuple[Proposal, Version] | None:
    """The round that asks about a version now; None when it does not any more. Two queries."""
    version = _versions().get(ref=edition)
    proposal = rounds().get(pk=version.proposal_id)
    return (proposal, version) if waits_for_answers(proposal, version) else None


def rounds_closing() -> list[tuple[Proposal, Version]]:
    """The rounds that close within a day, with what they ask; those that asked less than a day ago are left out.

    One query, and one for each of them.
    """
    now = clock.now()
    soon = rounds().filter(
        Q(seen_closes_at__gt=now, seen_closes_at__lte=now + SOON),
        respond_from__lte=now,
        ending__isnull=True,
        arena__state=State.OPEN,
    )
    found = [(proposal, latest_version(proposal)) for proposal in soon.order_by(CLOSES_AT, "id")]
    return [(proposal, version) for proposal, version in found if version.at <= now - SOON]


def waits_for_answers(proposal: Proposal, version: Version) -> bool:
    """Whether a round, read with `rounds`, asks about a version, now or soon."""
    return (
        not ended(proposal)
        and proposal.arena.state == State.OPEN
        and version.number == proposal.latest
        and clock.now() < proposal.closes_at
    )


def wants_letters(person: Person, arena: Arena) -> bool:
    """Whether a person gets letters about the rounds of an arena."""
    return not NoLetters.objects.filter(participation__arena=arena, participation__person=person).exists()


def _wanting_seats() -> QuerySet[Seat]:
    """Seats of people who take part, can be written to and have not said no; the one they answer from first."""
    of_them = {"arena": OuterRef("proposal__arena"), "person": OuterRef("participation__person")}
    here = Participation.objects.filter(**of_them, left_at__isnull=True)
    said_no = NoLetters.objects.filter(**{f"participation__{name}": value for name, value in of_them.items()})
    return (
        Seat.objects.filter(
            Exists(here),
            ~Exists(said_no),
            has_answered("participation__person"),
            participation__person__erased_at__isnull=True,
        )
        .select_related("participation__person", "proposal")
        .order_by(F("participation__left_at").asc(nulls_first=True), "-id")
    )


def _versions() -> QuerySet[Version]:
    return Version.objects.select_related("by").order_by("number")


def _is_still_asked(each: Asked, person: Person) -> bool:
    by = each.version.by
    return (
        waits_for_answers(each.proposal, each.version)
        and needs_answer(each.seat, each.proposal)
        and (by is None or by.person_id != person.pk)
    )
