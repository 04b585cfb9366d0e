"""How two arenas come to belong together: one asks, the other answers."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.enums import LinkKind
from samskab.ground.arenas.facts import LinkAsked, LinkConfirmed, LinkEnded
from samskab.ground.arenas.models import Arena, ArenaLink
from samskab.ground.arenas.queries.participants import held_participation, participation_of
from samskab.ground.people.models import Person
from samskab.kernel import clock
from samskab.kernel.refusal import Refusal


@transaction.atomic
def ask_link(*, arena: Arena, other: Arena, kind: LinkKind, by: Person) -> ArenaLink:
    """Ask another arena to belong together, from an arena one takes part in.

    Consequences, in order: the question stands on both pages; when the one who asks takes part in both, it is
    answered at once, for both have been heard; `LinkAsked`, or `LinkConfirmed`, is recorded. A question that is open
    already is the one that is answered with.
    """
    participation = acting(arena=arena, by=by)
    if arena.pk == other.pk:
        raise Refusal("same_arena", _("En arena kan ikke høre sammen med sig selv."), "other", 400)
    open_link = _open_link(arena, other)
    if open_link is not None:
        return open_link
    link = ArenaLink.objects.create(arena=arena, other=other, kind=kind, asked_by=by)
    if participation_of(by, other) is not None:
        return confirm_link(link=link, by=by)
    record_act(
        fact=LinkAsked(link=link.ref, arena=arena.ref, other=other.ref, kind_of_link=kind),
        arena=arena,
        by=by,
        participation=participation,
    )
    return link


@transaction.atomic
def confirm_link(*, link: ArenaLink, by: Person) -> ArenaLink:
    """Say yes, as one who takes part in the arena that was asked.

    Consequences: the link stands; `LinkConfirmed` is recorded in the chain of the arena that said yes.
    """
    held = ArenaLink.objects.select_for_update().get(pk=link.pk)
    participation = acting(arena=held.other, by=by)
    if held.ended_at is not None:
        raise Refusal("ended", _("Spørgsmålet er ikke åbent mere."), status=409)
    if held.confirmed_at is not None:
        return held
    held.confirmed_at, held.confirmed_by = clock.now(), by
    held.save(update_fields=["confirmed_at", "confirmed_by"])
    record_act(
        fact=LinkConfirmed(link=held.ref, arena=held.arena.ref, other=held.other.ref, kind_of_link=LinkKind(held.kind)),
        arena=held.other,
        by=by,
        participation=participation,
    )
    return held


@transaction.atomic
def end_link(*, link: ArenaLink, by: Person) -> None:
    """Say no, or that two arenas no longer belong together, as one who takes part in either.

    Consequences: the link is at its end, and can be asked for again; `LinkEnded` is recorded.
    """
    held = ArenaLink.objects.select_for_update().get(pk=link.pk)
    if held.ended_at is not None:
        return
    side = held.arena if participation_of(by, held.arena) is not None else held.other
    participation = held_participation(by, side)
    held.ended_at, held.ended_by = clock.now(), by
    held.save(update_fields=["ended_at", "ended_by"])
    record_act(
        fact=LinkEnded(link=held.ref, arena=held.arena.ref, other=held.other.ref),
        arena=side,
        by=by,
        participation=participation,
    )


def _open_link(arena: Arena, other: Arena) -> ArenaLink | None:
    return ArenaLink.objects.filter(arena=arena, other=other, ended_at__isnull=True).first()
