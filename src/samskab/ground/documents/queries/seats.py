"""Who somebody is at a text that is open before them, and whether they still are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.contrib.sessions.models import Session

from samskab.ground.arenas.models import Participation
from samskab.ground.arenas.queries.participants import participation_of
from samskab.ground.arenas.rules.taking_part import may_act
from samskab.ground.documents.queries.documents import document_by_ref
from samskab.ground.people.enums import Sector
from samskab.ground.people.models import Person
from samskab.kernel import clock


@dataclass(frozen=True)
class Seat:
    """One browser's place at a text: whose session it is, who they are in the arena, and whether they may write now.

    The numbers are keys. `key` is what their sessions are tied to: with another, whoever came in before is out.
    Whoever takes no part in the arena has no `participation`: they read, and see no names.
    """

    session: str
    document: int
    arena: int
    person: int | None = None
    key: str = field(default="", repr=False)
    participation: int | None = None
    may_write: bool = False
    mark: str = ""
    name: str = ""
    sector: str = ""

    @property
    def is_inside(self) -> bool:
        """Whether they take part."""
        return self.participation is not None


def seat_at(ref: UUID, *, session: str, person: Person | None) -> Seat:
    """The place of somebody, or of a stranger, at a text; raises a `Refusal` with status 404 when there is none such.

    At most three queries.
    """
    document = document_by_ref(ref)
    here = participation_of(person, document.arena)
    who, key = (person.pk, person.password) if person is not None else (None, "")
    outside = Seat(session, document.pk, document.arena_id, who, key)
    return _inside(outside, here) if here is not None else outside


def seats_now(seats: Sequence[Seat]) -> list[Seat | None]:
    """The same places as they are now; None for one whose session has ended. Three queries, however many there are."""
    open_sessions = set(
        Session.objects.filter(
            session_key__in={seat.session for seat in seats if seat.session}, expire_date__gt=clock.now()
        ).values_list("session_key", flat=True)
    )
    people = {seat.person for seat in seats if seat.person is not None}
    keys = dict(Person.objects.filter(pk__in=people).values_list("pk", "password"))
    here = _participations(seats)
    return [
        None
        if seat.person is not None and (seat.session not in open_sessions or keys.get(seat.person) != seat.key)
        else _now(seat, here)
        for seat in seats
    ]


def _now(seat: Seat, here: dict[tuple[int, int], Participation]) -> Seat:
    outside = Seat(seat.session, seat.document, seat.arena, seat.person, seat.key)
    found = here.get((seat.person, seat.arena)) if seat.person is not None else None
    return _inside(outside, found) if found is not None else outside


def _participations(seats: Collection[Seat]) -> dict[tuple[int, int], Participation]:
    rows = Participation.objects.filter(
        arena__in={seat.arena for seat in seats},
        person__in={seat.person for seat in seats if seat.person is not None},
        left_at__isnull=True,
    ).select_related("arena", "person__claimed_by")
    return {(row.person_id, row.arena_id): row for row in rows}


def _inside(seat: Seat, here: Participation) -> Seat:
    return Seat(
        seat.session,
        seat.document,
        seat.arena,
        seat.person,
        seat.key,
        participation=here.pk,
        may_write=bool(may_act(arena=here.arena, participation=here)),
        mark=str(here.ref),
        name=here.person.display_name,
        sector=Sector(here.sector).value,
    )
