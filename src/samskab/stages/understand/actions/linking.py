"""Showing two statements together because they say the same, and parting them again. Neither is taken away."""

from django.db import transaction

from samskab.ground.arenas.actions.acts import acting, record_act
from samskab.ground.arenas.queries.arenas import held_arena
from samskab.ground.people.models import Person
from samskab.kernel.refusal import require
from samskab.stages.understand.facts import DuplicateLinked, DuplicateUnlinked
from samskab.stages.understand.models import Duplicate, DuplicateEnded, Statement
from samskab.stages.understand.queries.statements import link_of
from samskab.stages.understand.rules import may_link


@transaction.atomic
def link_statements(*, statement: Statement, same_as: Statement, by: Person) -> Duplicate:
    """Say that a statement says the same as another.

    Consequences: they are shown together and nobody is asked about the first any more; what was answered to each
    stays; anybody who takes part can part them again; `DuplicateLinked` is recorded.
    """
    room = held_arena(statement.arena)
    here = acting(arena=room, by=by)
    standing = link_of(statement)
    if standing is not None and standing.same_as_id == same_as.pk:
        return standing
    require(may_link(statement=statement, same_as=same_as))
    link = Duplicate.objects.create(statement=statement, same_as=same_as, by=here)
    fact = DuplicateLinked(arena=room.ref, statement=statement.ref, same_as=same_as.ref)
    record_act(fact=fact, arena=room, by=by, participation=here)
    return link


@transaction.atomic
def part_statements(*, link: Duplicate, by: Person) -> None:
    """Say that two statements do not say the same after all.

    Consequences: each is shown and asked about by itself again; `DuplicateUnlinked` is recorded.
    """
    room = held_arena(link.statement.arena)
    here = acting(arena=room, by=by)
    if DuplicateEnded.objects.filter(duplicate=link).exists():
        return
    DuplicateEnded.objects.create(duplicate=link, by=here)
    fact = DuplicateUnlinked(arena=room.ref, statement=link.statement.ref, same_as=link.same_as.ref)
    record_act(fact=fact, arena=room, by=by, participation=here)
