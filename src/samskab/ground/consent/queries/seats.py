"""The circle of a round, and what it has answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from django.db.models import Count, F, Prefetch, Q, QuerySet

from samskab.ground.arenas.models import Arena
from samskab.ground.consent.enums import Answer
from samskab.ground.consent.models import Given, Proposal, Seat
from samskab.ground.people.enums import Sector
from samskab.ground.people.models import Person

# For the type hints of those who answer requests and never touch the model itself.
ASeat: TypeAlias = Seat


@dataclass(frozen=True)
class Counted:
    """The seats of one sector: all, the active, those answered to what is put forward now, and what they answered.

    `heard` have answered at least once, be it an earlier version.
    """

    seats: int = 0
    active: int = 0
    answered: int = 0
    active_answered: int = 0
    consent: int = 0
    concern: int = 0
    objection: int = 0
    stand_aside: int = 0
    heard: int = 0

    @property
    def silent(self) -> int:
        """How many have not answered yet, or are asked again."""
        return self.seats - self.answered


def counted(proposal: Proposal) -> Mapping[Sector, Counted]:
    """The circle of a round by sector, in the order of the sectors; one query. Nobody weighs more than one."""
    to_latest = Q(answered=proposal.latest, objecting=False)
    consent, concern = (to_latest & Q(answer=each) for each in (Answer.CONSENT, Answer.CONCERN))
    objection, aside = Q(objecting=True), Q(answer=Answer.STAND_ASIDE, objecting=False)
    answered = consent | concern | objection | aside
    rows = (
        Seat.objects.filter(proposal=proposal)
        .order_by()
        .values("sector")
        .annotate(
            of_seats=Count("pk"),
            of_active=Count("pk", filter=Q(active=True)),
            of_answered=Count("pk", filter=answered),
            of_active_answered=Count("pk", filter=answered & Q(active=True)),
            of_consent=Count("pk", filter=consent),
            of_concern=Count("pk", filter=concern),
            of_objection=Count("pk", filter=objection),
            of_stand_aside=Count("pk", filter=aside),
            of_heard=Count("pk", filter=~Q(answer="")),
        )
    )
    found = {
        Sector(row["sector"]): Counted(
            seats=row["of_seats"],
            active=row["of_active"],
            answered=row["of_answered"],
            active_answered=row["of_active_answered"],
            consent=row["of_consent"],
            concern=row["of_concern"],
            objection=row["of_objection"],
            stand_aside=row["of_stand_aside"],
            heard=row["of_heard"],
        )
        for row in rows
    }
    return {sector: found[sector] for sector in Sector if sector in found}


def answered_in(arena: Arena) -> Mapping[int, Mapping[str, int]]:
    """How many gave each answer in each round of an arena, as they stand. One query."""
    rows = Seat.objects.filter(proposal__arena=arena).exclude(answer="").order_by()
    found: dict[int, dict[str, int]] = {}
    for proposal, answer, number in rows.values_list("proposal", "answer").annotate(number=Count("pk")):
        found.setdefault(proposal, {})[answer] = number
    return found


def seat_of(person: Person | None, proposal: Proposal) -> Seat | None:
    """A person's seat in the circle; None for one who came later, or looks in from outside."""
    return next(iter(seats_by_turn(person, proposal)), None) if person is not None else None


def seats_by_turn(person: Person, proposal: Proposal) -> Sequence[Seat]:
    """Every seat of a person in a circle, the one they answer from first.

    One who left and came back sits where they sat. Where a guest turned out to be somebody who was seated too, the seat
    of the one who is still in is theirs to answer from.
    """
    mine = seats_of_person(person, proposal).select_related("participation")
    return list(mine.order_by(F("participation__left_at").asc(nulls_first=True), "-id"))


def seats_of_person(person: Person, proposal: Proposal) -> QuerySet[Seat]:
    """Every seat of a person in a circle: one, or two where a guest turned out to be somebody who was there."""
    return Seat.objects.filter(proposal=proposal, participation__person=person)


def last_given(seat: Seat) -> Given | None:
    """The last answer of a seat."""
    return seat.given.order_by("-id").first()


def needs_answer(seat: Seat, proposal: Proposal) -> bool:
    """Whether a seat has yet to answer what is put forward now."""
    if seat.objecting or seat.answer == Answer.STAND_ASIDE:
        return False
    return seat.answer not in (Answer.CONSENT, Answer.CONCERN) or seat.answered != proposal.latest


def answers_of(proposal: Proposal) -> QuerySet[Seat]:
    """The seats that have answered, with who answered, the last answer last. The silent are in nobody's list."""
    return (
        Seat.objects.filter(proposal=proposal)
        .exclude(answer="")
        .select_related("participation__person__claimed_by", "participation__organisation")
        .order_by("answered_at", "id")
    )


def concerns_of(proposal: Proposal) -> QuerySet[Given]:
    """The concerns that stand, in the words of those who have them: the last answer of a seat, when it is one."""
    rows = Given.objects.filter(seat__proposal=proposal, answer=Answer.CONCERN, seat__answer=Answer.CONCERN)
    last = rows.filter(at=F("seat__answered_at"), version__number=F("seat__answered"))
    return last.select_related("seat__participation__person__claimed_by", "version").order_by("id")


def history_of(proposal: Proposal) -> QuerySet[Seat]:
    """The seats with every answer they ever gave in the round, for the record of it. Two queries."""
    given = Given.objects.select_related("version").order_by("id")
    return answers_of(proposal).prefetch_related(Prefetch("given", given))
