"""Who takes part, who follows, and who stands behind."""

from typing import TypeAlias
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.models import Arena, Follow, Initiator, Participation
from samskab.ground.arenas.queries.arenas import arena_at
from samskab.ground.arenas.queries.ingredients import with_last_answer
from samskab.ground.arenas.queries.named import named
from samskab.ground.arenas.queries.own_glimpses import own_glimpsed
from samskab.ground.people.enums import Sector
from samskab.ground.people.models import Person
from samskab.kernel.often import Often, asked
from samskab.kernel.refusal import Refusal

# One who takes part, for the type hints of those who answer requests and never touch the model itself.
Participant: TypeAlias = Participation


def _mine() -> QuerySet[Participation]:
    here = Participation.objects.filter(arena=asked("arena"), person=asked("person"), left_at__isnull=True)
    return with_last_answer(here.select_related("person__claimed_by", "organisation"))


_OF = Often(_mine)
_SEEN = Often(lambda: own_glimpsed(_mine()))
_HELD = Often(
    lambda: Participation.objects.select_for_update().filter(
        arena=asked("arena"), person=asked("person"), left_at__isnull=True
    )
)


def participation_of(person: Person | None, arena: Arena) -> Participation | None:
    """A person's open participation in an arena, with `felt_at`; None for those who look in from outside."""
    if person is None:
        return None
    return _OF.one(arena=arena.pk, person=person.pk)


def participation_seen(person: Person, arena: Arena) -> Participation | None:
    """The same, with what apps see that waits for the person there."""
    return _SEEN.one(arena=arena.pk, person=person.pk)


def held_participation(person: Person, arena: Arena) -> Participation:
    """The same, held for the rest of the transaction; refuses one who does not take part."""
    found = _HELD.one(arena=arena.pk, person=person.pk)
    if found is None:
        raise not_here()
    return found


def taking_part(person: Person | None, slug: str) -> Participation:
    """The guarded door to what is done in the arena at an address: the participation of one who takes part there.

    Raises a `Refusal` for everybody else, with status 404 when there is no such arena.
    """
    arena = arena_at(slug)
    found = participation_of(person, arena)
    if found is None:
        raise not_here()
    found.arena = arena
    return found


def not_here() -> Refusal:
    """The answer to one who does not take part; on a page it leads them to their way in."""
    return Refusal("not_participant", _("Træd ind i arenaen først. Det tager et øjeblik."))


def participants(arena: Arena) -> QuerySet[Participation]:
    """Those who take part now, in the order they came."""
    return (
        Participation.objects.filter(arena=arena, left_at__isnull=True)
        .select_related("person__claimed_by", "organisation")
        .order_by("joined_at", "id")
    )


def participants_from(arena: Arena, sector: Sector | None, name: str = "") -> QuerySet[Participation]:
    """Those who take part now from one sector, or from all, and are called so, in the order they came."""
    everybody = participants(arena)
    return named(everybody.filter(sector=sector) if sector else everybody, name)


def participant_for(arena: Arena, ref: UUID) -> Participation:
    """One who takes part in this arena; raises a `Refusal` with status 404 when there is none such."""
    found = participants(arena).filter(ref=ref).first()
    if found is None:
        raise Refusal("unknown_participant", _("Vi kan ikke finde den deltager."), status=404)
    return found


def participations_of(person: Person) -> QuerySet[Participation]:
    """Where a person takes part now, the last entered first."""
    return (
        Participation.objects.filter(person=person, left_at__isnull=True)
        .select_related("arena", "organisation")
        .order_by("-joined_at", "-id")
    )


def has_taken_part(person: Person) -> bool:
    """Whether a person has ever stepped into an arena."""
    return Participation.objects.filter(person=person).exists()


def follows(person: Person | None, arena: Arena) -> bool:
    """Whether a person follows an arena without taking part."""
    return person is not None and Follow.objects.filter(arena=arena, person=person).exists()


def followed_by(person: Person) -> QuerySet[Follow]:
    """What a person follows, the latest first."""
    return Follow.objects.filter(person=person).select_related("arena").order_by("-since", "-id")


def initiators(arena: Arena) -> QuerySet[Initiator]:
    """Those who stand behind an arena now, in the order they came to."""
    rows = Initiator.objects.filter(arena=arena, left_at__isnull=True).select_related("person__claimed_by")
    return rows.order_by("since", "id")


def is_initiator(person: Person | None, arena: Arena) -> bool:
    """Whether a person stands behind an arena."""
    return person is not None and initiators(arena).filter(person=person).exists()
