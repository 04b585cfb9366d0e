"""Putting actors on the map, writing what is known of them, and saying what one has to do with them."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.models import Arena
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.people.enums import Sector
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.clean import clean_line, clean_text
from samskab.stages.gather.enums import TieKind
from samskab.stages.gather.facts import ActorAdded, ActorChanged, ActorTied, ActorUntied
from samskab.stages.gather.models import Actor, ActorTie, ActorVersion
from samskab.stages.gather.models.actor import NAME_LENGTH, NOTE_LENGTH
from samskab.stages.gather.queries.actors import named_so
from samskab.stages.gather.queries.saying import said

CHANGED_MEANWHILE = "changed_meanwhile"


@dataclass(frozen=True, kw_only=True)
class Told:
    """What somebody writes of an actor."""

    name: str
    sector: Sector | None = None
    relevant: bool = False
    affected: bool = False
    is_off: bool = False
    why: str = ""
    brings: str = ""
    needs: str = ""

    def cleaned(self) -> dict[str, str | bool]:
        """The same, tidied; raises a `Refusal` for the field that is wrong."""
        if not (self.relevant or self.affected):
            raise Refusal("nobody", _("Sæt kryds ved relevant, berørt eller begge dele."), "relevant", 400)
        if self.is_off and not self.why.strip():
            raise Refusal("empty", _("Skriv, hvorfor de ikke hører til på kortet."), "why", 400)
        notes = {
            name: clean_text(text, longest=NOTE_LENGTH, field=name) if text.strip() else ""
            for name, text in (("why", self.why), ("brings", self.brings), ("needs", self.needs))
        }
        return {
            "name": clean_line(self.name, longest=NAME_LENGTH, field="name", empty=_("Skriv, hvem det er.")),
            "of_sector": self.sector.value if self.sector else "",
            "relevant": self.relevant,
            "affected": self.affected,
            "is_off": self.is_off,
            **notes,
        }


@transaction.atomic
def add_actor(*, arena: Arena, told: Told, by: Person) -> Actor:
    """Put somebody on the map who is relevant, affected or both. They need not be here, and are not asked.

    Consequences: the actor stands on the map as missing until one who takes part says »that is me«; `ActorAdded` is
    recorded. The same words from the same person again are the actor that is there.
    """
    room = held_arena(arena)
    participation = acting(arena=room, by=by)
    row = told.cleaned()
    there = named_so(room, str(row["name"]))
    if there is not None:
        if there.said_by_id == by.pk and all(getattr(there, name) == value for name, value in row.items()):
            return there.actor
        raise Refusal("already_there", _("De står allerede på kortet. Ret dem der."), "name", 409)
    actor = Actor.objects.create(arena=room)
    ActorVersion.objects.create(**said(participation), actor=actor, number=1, **row)
    record_act(
        fact=ActorAdded(arena=room.ref, actor=actor.ref, relevant=told.relevant, affected=told.affected),
        arena=room,
        by=by,
        participation=participation,
    )
    return actor


@transaction.atomic
def change_actor(*, actor: Actor, told: Told, seen: int, by: Person) -> ActorVersion:
    """Write a new version of what is known of an actor. `seen` is the number of the version one has read.

    Consequences: the version stands, and every one before stays; `ActorChanged` is recorded. The same words as those
    that stand change nothing. Raises a `Refusal` with the code `changed_meanwhile` when somebody else has written
    since: nobody's words are lost.
    """
    room = held_arena(actor.arena)
    participation = acting(arena=room, by=by)
    row = told.cleaned()
    last = ActorVersion.objects.filter(actor=actor).latest("number")
    if all(getattr(last, name) == value for name, value in row.items()):
        return last
    if last.number != seen:
        raise Refusal(
            CHANGED_MEANWHILE,
            _("En anden har skrevet imens. Læs deres ord herunder. Dine står her endnu, så du kan gemme igen."),
            status=409,
        )
    version = ActorVersion.objects.create(**said(participation), actor=actor, number=last.number + 1, **row)
    record_act(
        fact=ActorChanged(arena=room.ref, actor=actor.ref, number=version.number, is_off=version.is_off),
        arena=room,
        by=by,
        participation=participation,
    )
    return version


@transaction.atomic
def tie_actor(*, actor: Actor, kind: TieKind, by_day: date | None = None, by: Person) -> ActorTie:
    """Say of oneself that an actor is »me or us«, that one knows them, or will invite them by a day.

    Consequences: with »that is me« the actor is here; `ActorTied` is recorded. Saying it twice is saying it once.
    """
    participation = acting(arena=actor.arena, by=by)
    day = by_day if kind == TieKind.INVITES else None
    if day is not None and day < localdate(clock.now()):
        raise Refusal("past", _("Vælg en dag, der ikke er gået."), "by_day", 400)
    tie, fresh = ActorTie.objects.get_or_create(
        actor=actor, participation=participation, kind=kind, ended_at=None, defaults={"by_day": day}
    )
    if fresh:
        record_act(
            fact=ActorTied(arena=actor.arena.ref, actor=actor.ref, kind_of_tie=kind),
            arena=actor.arena,
            by=by,
            participation=participation,
        )
    return tie


@transaction.atomic
def untie_actor(*, actor: Actor, kind: TieKind, by: Person) -> None:
    """Take back what one said of oneself and an actor.

    Consequences: it is at its end; `ActorUntied` is recorded. Taking back nothing is fine.
    """
    participation = acting(arena=actor.arena, by=by)
    ended = ActorTie.objects.filter(actor=actor, participation=participation, kind=kind, ended_at__isnull=True).update(
        ended_at=clock.now()
    )
    if ended:
        record_act(
            fact=ActorUntied(arena=actor.arena.ref, actor=actor.ref, kind_of_tie=kind),
            arena=actor.arena,
            by=by,
            participation=participation,
        )
