"""How an arena pauses, ends and wakes: never over anybody's head."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.actions.describing import REASON_LENGTH
from samskab.ground.arenas.enums import Outcome, RestKind, State
from samskab.ground.arenas.facts import ArenaRested, ArenaWoken, RestProposed, RestStopped
from samskab.ground.arenas.models import Arena, Rest
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.arenas.queries.participants import held_participation
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal
from samskab.kernel.text.clean import clean_text

TIME_TO_SAY_NOT_YET = timedelta(days=7)
_STATES = {RestKind.PAUSE: State.PAUSED, RestKind.CLOSE: State.CLOSED}


@transaction.atomic
def propose_rest(*, arena: Arena, kind: RestKind, outcome: Outcome | None = None, reason: str, by: Person) -> Rest:
    """Say that the arena should pause, or is at its end, and why. Ending says how it went, also when it did not.

    Consequences, in order: everybody has a week to say »not yet«; one who is alone in the arena need not wait, so it
    rests at once; `RestProposed` is recorded. Only one such question is open at a time.
    """
    room = held_arena(arena)
    participation = acting(arena=room, by=by)
    why = clean_text(reason, longest=REASON_LENGTH, field="reason", empty=_("Skriv, hvorfor arenaen skal hvile."))
    if (kind == RestKind.CLOSE) != (outcome is not None):
        raise Refusal("outcome", _("Fortæl, hvordan det gik."), "outcome", 400)
    if room.rests.filter(stopped_at__isnull=True, woken_at__isnull=True).exists():
        raise Refusal("already_proposed", _("Der er allerede et forslag om, at arenaen hviler."), status=409)
    now = clock.now()
    alone = room.size <= 1
    rest = Rest.objects.create(
        arena=room,
        kind=kind,
        outcome=outcome or "",
        reason=why,
        proposed_by=by,
        proposed_at=now,
        stands_at=now if alone else now + TIME_TO_SAY_NOT_YET,
    )
    record_act(
        fact=RestProposed(rest=rest.ref, arena=room.ref, kind_of_rest=kind, outcome=outcome, stands_at=rest.stands_at),
        arena=room,
        by=by,
        participation=participation,
    )
    if alone:
        _settle(rest)
    return rest


@transaction.atomic
def stop_rest(*, rest: Rest, reason: str, by: Person) -> None:
    """Say »not yet« and why, as one who takes part. One is enough, and nobody can overrule it.

    Consequences: the proposal falls; `RestStopped` is recorded.
    """
    room = held_arena(rest.arena)
    participation = held_participation(by, room)
    held = Rest.objects.select_for_update().get(pk=rest.pk)
    why = clean_text(reason, longest=REASON_LENGTH, field="reason", empty=_("Skriv, hvad der mangler at ske."))
    if held.stopped_at is not None:
        return
    if held.settled_at is not None:
        raise Refusal("settled", _("Arenaen hviler allerede. Du kan vække den."), status=409)
    held.stopped_at, held.stopped_by, held.stopped_because = clock.now(), by, why
    held.save(update_fields=["stopped_at", "stopped_by", "stopped_because"])
    record_act(fact=RestStopped(rest=held.ref, arena=room.ref), arena=room, by=by, participation=participation)


def settle_rests() -> int:
    """Let every arena rest whose week has gone by without a »not yet«; answers with how many. Repeating is harmless."""
    due = Rest.objects.filter(settled_at__isnull=True, stopped_at__isnull=True, stands_at__lte=clock.now())
    settled = 0
    for rest in due.select_related("arena"):
        with transaction.atomic():
            held_arena(rest.arena)
            held = Rest.objects.select_for_update().select_related("arena").get(pk=rest.pk)
            if held.settled_at is None and held.stopped_at is None:
                _settle(held)
                settled += 1
    return settled


def _settle(rest: Rest) -> None:
    rest.settled_at = clock.now()
    rest.save(update_fields=["settled_at"])
    Arena.objects.filter(pk=rest.arena_id).update(
        state=_STATES[RestKind(rest.kind)], state_at=rest.settled_at, outcome=rest.outcome
    )
    record_act(
        fact=ArenaRested(
            rest=rest.ref,
            arena=rest.arena.ref,
            kind_of_rest=RestKind(rest.kind),
            outcome=Outcome(rest.outcome) if rest.outcome else None,
        ),
        arena=rest.arena,
        by=None,
    )


@transaction.atomic
def wake(*, arena: Arena, by: Person) -> None:
    """Wake an arena that pauses or has ended, as one who takes part.

    Consequences: it is at work again; `ArenaWoken` is recorded. One that is awake stays so.
    """
    room = held_arena(arena)
    participation = held_participation(by, room)
    rest = room.rests.filter(settled_at__isnull=False, woken_at__isnull=True).first()
    if rest is None:
        return
    now = clock.now()
    rest.woken_at, rest.woken_by = now, by
    rest.save(update_fields=["woken_at", "woken_by"])
    Arena.objects.filter(pk=room.pk).update(state=State.OPEN, state_at=now, outcome="")
    record_act(fact=ArenaWoken(rest=rest.ref, arena=room.ref), arena=room, by=by, participation=participation)
