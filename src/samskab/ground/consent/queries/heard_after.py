"""Who is to hear of what comes of a round: an objection to what they proposed, an adoption, and who serves now."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.timezone import localdate

from samskab.ground.arenas.enums import State
from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.consent.enums import End, Role
from samskab.ground.consent.models import Ending, NoLetters, Objection, Proposer, RoleHeld, Seat, Wording
from samskab.ground.consent.queries.adoptions import let_go
from samskab.ground.consent.queries.objections import still_open
from samskab.ground.consent.queries.roles import is_willing, roles_held, willing_for
from samskab.ground.people.models import Person
from samskab.ground.people.queries.writing import has_answered

Row = TypeVar("Row")
Made = TypeVar("Made", bound="Told")


@dataclass(frozen=True)
class Told:
    """What somebody is told of, and as whom they take part where it happened."""

    arena: Arena
    participation: Participation


@dataclass(frozen=True)
class ObjectedTo(Told):
    """An objection to what they stand behind."""

    objection: Objection


@dataclass(frozen=True)
class Adopted(Told):
    """What was adopted."""

    ending: Ending


@dataclass(frozen=True)
class Served(Told):
    """That a role was given, or is free."""

    held: RoleHeld


def who_stands_behind(objection: UUID) -> Iterable[int]:
    """The people behind what an objection is to, but the one who objects; those who want letters. Two queries."""
    found = Objection.objects.select_related("proposal", "given__seat__participation").get(ref=objection)
    behind = Proposer.objects.filter(proposal=found.proposal, stepped_back__isnull=True)
    people = _wanting(Participation.objects.filter(arena=found.proposal.arena_id)).filter(
        person__in=behind.values("participation__person")
    )
    return _people(people, but=found.given.seat.participation)


def objected_to(person: Person, objections: Collection[UUID]) -> list[ObjectedTo]:
    """Of some objections, those that are open, to what a person stands behind. Four queries."""
    behind = Proposer.objects.filter(
        proposal=OuterRef("proposal"), stepped_back__isnull=True, participation__person=person
    )
    rows = still_open(Objection.objects.filter(Exists(behind), ref__in=objections, proposal__ending__isnull=True))
    found = list(
        rows.filter(proposal__arena__state=State.OPEN)
        .select_related("proposal__arena")
        .prefetch_related(Prefetch("wordings", Wording.objects.select_related("taken")))
    )
    return _told(ObjectedTo, person, [(each.proposal.arena, each) for each in found])


def who_adopted(proposal: UUID) -> Iterable[int]:
    """The people of the circle of a round that adopted something, but the one who ended it and one it chose."""
    ending = Ending.objects.select_related("proposal", "by", "role_held__participation").get(proposal__ref=proposal)
    seats = Seat.objects.filter(proposal=ending.proposal_id)
    people = _wanting(Participation.objects.filter(arena=ending.proposal.arena_id)).filter(
        person__in=seats.values("participation__person")
    )
    chosen = ending.role_held.participation if hasattr(ending, "role_held") else None
    told = set(_people(people, but=ending.by))
    return told - {chosen.person_id} if chosen is not None else told


def adopted(person: Person, proposals: Collection[UUID]) -> list[Adopted]:
    """Of some proposals, those that were adopted and have not been let go since. Two queries."""
    rows = Ending.objects.filter(proposal__ref__in=proposals, end=End.ADOPTED).exclude(let_go())
    found = list(rows.select_related("proposal__arena", "version"))
    return _told(Adopted, person, [(each.proposal.arena, each) for each in found])


def whom_a_role_passed_between(held: UUID) -> Iterable[int]:
    """The one who serves from now on, and the one who did until then. Three queries."""
    now = RoleHeld.objects.select_related("participation").get(ref=held)
    before = _roles_before(now).first()
    refs = {now.participation.person_id, *([before.participation.person_id] if before is not None else [])}
    return _people(_wanting(Participation.objects.filter(arena=now.participation.arena_id, person__in=refs)))


def serving_now(person: Person, roles: Collection[UUID]) -> list[Served]:
    """Of some roles, those that are held now. Two queries, and one for each arena."""
    return [each for each in _served(person, roles) if roles_held(each.arena).filter(pk=each.held.pk).exists()]


def who_would_serve(held: UUID) -> Iterable[int]:
    """Those who have said that they would serve in a role that was laid down, but the one who did. Two queries."""
    before = RoleHeld.objects.select_related("participation__arena").get(ref=held)
    would = willing_for(before.participation.arena, Role(before.role)).values("pk")
    return _people(_wanting(Participation.objects.filter(pk__in=would)), but=before.participation)


def free_now(person: Person, roles: Collection[UUID]) -> list[Served]:
    """Of some roles that were laid down, those that nobody holds and the person would. Two queries, two for each."""
    return [
        each
        for each in _served(person, roles)
        if not roles_held(each.arena).filter(role=each.held.role).exists()
        and is_willing(each.participation, Role(each.held.role))
    ]


def _roles_before(now: RoleHeld) -> QuerySet[RoleHeld]:
    """Those who held the role as another was chosen, the last first."""
    return (
        RoleHeld.objects.filter(
            participation__arena=now.participation.arena_id,
            role=now.role,
            pk__lt=now.pk,
            until__gte=localdate(now.at),
            laid_down__isnull=True,
        )
        .select_related("participation")
        .order_by("-pk")
    )


def _served(person: Person, roles: Collection[UUID]) -> list[Served]:
    rows = RoleHeld.objects.filter(ref__in=roles).select_related(
        "participation__person__claimed_by", "participation__arena"
    )
    return _told(Served, person, [(each.participation.arena, each) for each in rows])


def _told(
    made: Callable[[Arena, Participation, Row], Made], person: Person, found: Collection[tuple[Arena, Row]]
) -> list[Made]:
    """What there is to tell of, where the person takes part and wants letters. One query."""
    arenas = {arena.pk for arena, _row in found}
    rows = _wanting(Participation.objects.filter(arena__in=arenas, person=person))
    here = {each.arena_id: each for each in rows}
    return [made(arena, here[arena.pk], row) for arena, row in found if arena.pk in here]


def _wanting(rows: QuerySet[Participation]) -> QuerySet[Participation]:
    """Those of some who take part, can be written to, and have not said no to letters about rounds there."""
    said_no = NoLetters.objects.filter(participation__arena=OuterRef("arena"), participation__person=OuterRef("person"))
    return rows.filter(~Exists(said_no), has_answered("person"), left_at__isnull=True, person__erased_at__isnull=True)


def _people(rows: QuerySet[Participation], *, but: Participation | None = None) -> Iterable[int]:
    people = rows.values_list("person", flat=True)
    return people.exclude(person=but.person_id) if but is not None else people
