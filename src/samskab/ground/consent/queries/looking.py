"""A round as one person meets it: what they are to it, in as few questions as can be."""

from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet

from samskab.ground.arenas.enums import Part, State
from samskab.ground.arenas.models import Participation
from samskab.ground.arenas.queries.participants import not_here
from samskab.ground.arenas.queries.parts import some_are_closed
from samskab.ground.consent.models import Proposal, Proposer, ProposerAsked, Seat
from samskab.ground.consent.queries.proposals import ended, rounds, unknown_proposal
from samskab.ground.consent.queries.seats import needs_answer
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.often import Often, asked

AProposer: TypeAlias = Proposer
MOST_VOICES = 100
# The seat is joined for this one round, so that no relation of the table has that name.
_JOINED = ["seat_here", "organisation"]


@dataclass(frozen=True)
class Looker:
    """Somebody who looks at a round: a stranger, one who takes part, one in the circle.

    `is_asked` is true for one who has been asked to stand behind the proposal, and has not answered. `names` is false
    where who takes part is closed to them.
    """

    person: Person | None
    participation: Participation | None = None
    seat: Seat | None = None
    is_asked: bool = False
    names: bool = True

    @property
    def takes_part(self) -> bool:
        """Whether they can do anything here."""
        return self.participation is not None


@dataclass(frozen=True)
class Met:
    """A round, and who looks at it."""

    proposal: Proposal
    looker: Looker

    @property
    def actor(self) -> Person:
        """The one who looks, where somebody is about to act; raises a `Refusal` when nobody is here."""
        if self.looker.person is None:
            raise not_here()
        return self.looker.person

    @property
    def goes_on(self) -> bool:
        """Whether anything can still happen in the round, in an arena that is open."""
        return not ended(self.proposal) and self.proposal.arena.state == State.OPEN

    @property
    def may_act(self) -> bool:
        """Whether the one who looks can do something in it."""
        return self.goes_on and self.looker.takes_part

    @property
    def may_answer(self) -> bool:
        """Whether they can answer now."""
        return self.may_act and self.looker.seat is not None and clock.now() >= self.proposal.respond_from

    @property
    def waits_for_me(self) -> bool:
        """Whether an answer of theirs is missing."""
        return self.may_answer and self.looker.seat is not None and needs_answer(self.looker.seat, self.proposal)


def _met() -> QuerySet[Proposal]:
    names_are_closed = some_are_closed(OuterRef("arena"), Part.PARTICIPANTS)
    return rounds().annotate(names_are_closed=names_are_closed).filter(arena__slug=asked("slug"), ref=asked("ref"))


def _sat() -> QuerySet[Participation]:
    here = {"proposal": asked("proposal"), "participation": OuterRef("pk")}
    return (
        Participation.objects.filter(arena=asked("arena"), person=asked("person"))
        .annotate(
            seat_here=FilteredRelation("seats", condition=Q(seats__proposal=asked("proposal"))),
            is_asked=Exists(ProposerAsked.objects.filter(**here)) & ~Exists(Proposer.objects.filter(**here)),
        )
        .select_related(*_JOINED)
        .order_by(F("left_at").asc(nulls_first=True), "-id")
    )


_MET = Often(_met)
_SAT = Often(_sat)


def meet_round(slug: str, ref: UUID, person: Person | None) -> Met:
    """A round of the arena at an address, as a person or a stranger meets it. Two questions, and the door is open.

    Raises a `Refusal` with status 404 when there is none such.
    """
    found = _MET.one(slug=slug, ref=ref)
    if found is None:
        raise unknown_proposal()
    looker = looker_at(person, found)
    closed = bool(getattr(found, "names_are_closed", False)) and not looker.takes_part
    return Met(found, Looker(looker.person, looker.participation, looker.seat, looker.is_asked, not closed))


def looker_at(person: Person | None, proposal: Proposal) -> Looker:
    """What a person is to a round. One query.

    One who left and came back takes part anew, and sits where they sat.
    """
    if person is None:
        return Looker(None)
    mine = _SAT(arena=proposal.arena_id, person=person.pk, proposal=proposal.pk)
    now = next((one for one in mine if one.left_at is None), None)
    seats = (getattr(one, "seat_here", None) for one in mine)
    seat = next((each for each in seats if each is not None), None)
    if now is not None:
        now.arena, now.person = proposal.arena, person
    return Looker(person, now, seat, any(getattr(one, "is_asked", False) for one in mine))


def inside(slug: str, ref: UUID, person: Person | None) -> Met:
    """The door to what is done in a round: refuses everybody who does not take part in its arena."""
    met = meet_round(slug, ref, person)
    if not met.looker.takes_part:
        raise not_here()
    return met


def met_as(seat: Seat) -> Met:
    """A round as the one in a seat meets it, wherever they come from. Two questions."""
    proposal = rounds().get(pk=seat.proposal_id)
    return Met(proposal, looker_at(seat.participation.person, proposal))


def latecomers(proposal: Proposal) -> QuerySet[Participation]:
    """Those who came after the round opened, whose words somebody in the circle may take up."""
    seated = Seat.objects.filter(proposal=proposal, participation__person=OuterRef("person"))
    rows = Participation.objects.filter(arena=proposal.arena, left_at__isnull=True, joined_at__gte=proposal.at)
    return rows.exclude(Exists(seated)).select_related("person__claimed_by").order_by("-joined_at", "-id")[:MOST_VOICES]
