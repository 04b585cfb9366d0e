"""How people come to serve the process, and stop. Nobody can say it for another (G12)."""

from datetime import timedelta

from django.db import transaction
from django.utils.timezone import localdate

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.arenas.queries.participants import participants
from samskab.ground.consent import facts
from samskab.ground.consent.enums import Role
from samskab.ground.consent.models import RoleHeld, RoleLaidDown, Willing
from samskab.ground.consent.queries.adoptables import Adoption
from samskab.ground.consent.queries.roles import choice_in, is_willing
from samskab.ground.people.models import Person

MONTH = timedelta(days=365) / 12


@transaction.atomic
def say_willing(*, arena: Arena, role: Role, yes: bool = True, by: Person) -> None:
    """Say whether one would serve in a role, if the arena chose one.

    Consequences, in order: anybody can propose one, or nobody can any more; `WillingnessSaid` is recorded. The same
    said again changes nothing.
    """
    participation = acting(arena=arena, by=by)
    if is_willing(participation, role) == yes:
        return
    Willing.objects.create(participation=participation, role=role, yes=yes)
    fact = facts.WillingnessSaid(arena=arena.ref, participation=participation.ref, role=role, yes=yes)
    record_act(fact=fact, arena=arena, by=by, participation=participation)


def give_role(*, adoption: Adoption, by: Person | None) -> RoleHeld | None:
    """Let the one whom the arena chose serve from now on; None when they have left, or would no longer.

    Consequences, in order: they serve until their time is up, they lay it down, or the arena chooses another;
    `RoleGiven` is recorded. It gives them no say: no rule reads it.
    """
    arena = adoption.proposal.arena
    role, who, months = choice_in(adoption.version.body)
    chosen: Participation | None = participants(arena).filter(ref=who).first()
    if chosen is None or not is_willing(chosen, role):
        return None
    until = localdate(adoption.ending.at) + months * MONTH
    held = RoleHeld.objects.create(ending=adoption.ending, participation=chosen, role=role, until=until)
    fact = facts.RoleGiven(
        proposal=adoption.proposal.ref, held=held.ref, participation=chosen.ref, role=role, until=held.until
    )
    record_act(fact=fact, arena=arena, by=by)
    return held


@transaction.atomic
def lay_role_down(*, held: RoleHeld, by: Person) -> None:
    """Serve no more, as the one who does.

    Consequences, in order: the role is free for another; `RoleLaidDown` is recorded. Twice is once.
    """
    arena = held.participation.arena
    participation = acting(arena=arena, by=by)
    if RoleLaidDown.objects.filter(held=held).exists():
        return
    RoleLaidDown.objects.create(held=held)
    fact = facts.RoleLaidDown(held=held.ref, participation=participation.ref, role=Role(held.role))
    record_act(fact=fact, arena=arena, by=by, participation=participation)
