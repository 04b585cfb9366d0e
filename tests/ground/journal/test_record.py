"""Recording: one act, one fact, in one transaction, in a chain without gaps or forks."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError
from procrastinate.contrib.django.models import ProcrastinateJob

from samskab.ground.journal import actions, queries
from samskab.ground.journal.facts import FactError
from samskab.ground.journal.models import Chain, Entry
from samskab.ground.people.enums import Perspective
from samskab.kernel.chain import START, verify_lines
from samskab.kernel.ids import new_ref
from tests.support.facts import ThingFailed, ThingHappened
from tests.support.together import together

WRITERS, FACTS = 50, 200


@dataclass(frozen=True)
class Somebody:
    """Who acts."""

    ref: UUID = field(default_factory=new_ref)


def happened() -> ThingHappened:
    return ThingHappened(thing=new_ref())


@transaction.atomic
def act() -> Entry:
    return actions.record(happened(), by=None)


@pytest.mark.django_db
def test_an_entry_holds_the_fact_and_who_and_in_which_perspective(held_clock: datetime) -> None:
    said, somebody = happened(), Somebody()
    made = actions.record(said, by=somebody, perspective=Perspective.CITIZEN)
    entry = Entry.objects.get(id=made.id)
    assert entry.fact == said
    assert entry.link == {
        "actor": str(somebody.ref),
        "body": {"thing": str(said.thing)},
        "chain": "movement",
        "happened_at": "2026-06-05T10:30:00.000000Z",
        "hash": made.hash,
        "kind": "tests.thing_happened",
        "perspective": "citizen",
        "previous": START,
        "sequence": 1,
        "version": 1,
    }
    assert entry.happened_at == held_clock


@pytest.mark.django_db
def test_the_system_can_act_and_an_arena_has_a_chain_of_its_own() -> None:
    arena = new_ref()
    actions.record(happened(), by=None)
    first = actions.record(happened(), by=None, chain=arena)
    second = actions.record(happened(), by=None, chain=str(arena))
    assert (first.actor, first.chain_id, first.sequence) == (None, str(arena), 1)
    assert (second.sequence, second.previous) == (2, first.hash)


@pytest.mark.django_db
def test_each_listener_gets_one_delivery() -> None:
    entry = actions.record(happened(), by=None)
    jobs = ProcrastinateJob.objects.order_by("id")
    assert [(job.task_name, job.args) for job in jobs] == [
        ("journal.deliver", {"entry": entry.id, "listener": "tests.support.facts.note"}),
        ("journal.deliver", {"entry": entry.id, "listener": "tests.support.facts.doze"}),
    ]


@pytest.mark.django_db
def test_a_fact_that_holds_what_it_may_not_is_not_recorded() -> None:
    with pytest.raises(FactError):
        actions.record(ThingFailed(thing=new_ref(), times=2**53), by=None)
    assert Entry.objects.count() == 0


@pytest.mark.usefixtures("committed_db")
def test_a_fact_without_an_act_is_refused() -> None:
    with pytest.raises(TransactionManagementError, match="in the transaction of the act"):
        actions.record(happened(), by=None)


@pytest.mark.usefixtures("committed_db")
def test_an_act_that_is_undone_leaves_no_fact_and_no_delivery() -> None:
    act()
    with transaction.atomic():
        assert actions.record(happened(), by=None).sequence == 2
        transaction.set_rollback(True)
    assert [entry.sequence for entry in queries.entries("movement")] == [1]
    assert ProcrastinateJob.objects.count() == 2
    assert act().sequence == 2


@pytest.mark.usefixtures("committed_db")
def test_fifty_writers_make_one_chain_without_gap_or_fork() -> None:
    def write() -> list[tuple[int, str]]:
        return [(entry.sequence, entry.hash) for entry in (act() for _ in range(FACTS))]

    acknowledged = [place for places in together(*[write] * WRITERS) for place in places]
    chain = Chain.objects.get()
    assert sorted(acknowledged) == list(queries.entries("movement").values_list("sequence", "hash"))
    assert sorted(number for number, _ in acknowledged) == list(range(1, WRITERS * FACTS + 1))
    verdict = queries.verify_chain(chain)
    assert (verdict.sound, verdict.length, verdict.head) == (True, WRITERS * FACTS, chain.head)
    assert verify_lines(queries.lines(chain)) == verdict


@pytest.mark.usefixtures("committed_db")
def test_writers_to_two_chains_do_not_wait_for_each_other() -> None:
    arena = new_ref()
    with transaction.atomic():
        actions.record(happened(), by=None)

        def elsewhere() -> int:
            with transaction.atomic():
                return actions.record(happened(), by=None, chain=arena).sequence

        assert together(elsewhere) == [1]
