"""Listeners hear each fact once in effect, whatever fails; what is given up can be read and tried again."""

import asyncio

import psycopg
import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.models import ProcrastinateJob

from samskab.ground.journal import actions, queries
from samskab.ground.journal.facts import Fact
from samskab.ground.journal.models import Entry, Failure, Hearing
from samskab.kernel import clock
from samskab.kernel.background import RETRIES
from samskab.kernel.ids import new_ref
from samskab.kernel.refusal import Refusal
from tests.factories import a_person, an_operator
from tests.support.clusters import Database
from tests.support.facts import EFFECTS, ThingBranched, ThingFailed, ThingHappened
from tests.support.together import together

NOTE = "tests.support.facts.note"
EVER = 10_000


@pytest.fixture(autouse=True)
def database(committed_db: Database) -> Database:
    with psycopg.connect(committed_db.owner_url) as owner:
        owner.execute(EFFECTS)
    return committed_db


@transaction.atomic
def recorded(said: Fact) -> Entry:
    return actions.record(said, by=None)


def work() -> None:
    """Do every job that is due, now."""

    async def until_there_is_none() -> None:
        async with app.open_async():
            await app.run_worker_async(wait=False, install_signal_handlers=False, listen_notify=False)

    connector = app.connector
    assert isinstance(connector, DjangoConnector)
    with app.replace_connector(connector.get_worker_connector()):
        asyncio.run(until_there_is_none())


def time_passes() -> None:
    """Every wait is over."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now() WHERE status = 'todo'")


def effects() -> list[tuple[int, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT entry, listener FROM effects ORDER BY entry, listener")
        return [(int(entry), str(listener)) for entry, listener in cursor.fetchall()]


def deliveries() -> list[ProcrastinateJob]:
    return list(ProcrastinateJob.objects.filter(task_name="journal.deliver").order_by("id"))


def test_every_listener_hears_every_fact() -> None:
    first, second = recorded(ThingHappened(thing=new_ref())), recorded(ThingHappened(thing=new_ref()))
    work()
    assert effects() == [(first.id, "doze"), (first.id, "note"), (second.id, "doze"), (second.id, "note")]
    assert Hearing.objects.count() == 4
    assert deliveries() == []


def test_a_second_delivery_has_no_effect() -> None:
    entry = recorded(ThingHappened(thing=new_ref()))
    actions.deliver(entry=entry.id, listener=NOTE)
    actions.deliver(entry=entry.id, listener=NOTE)
    work()
    assert effects() == [(entry.id, "doze"), (entry.id, "note")]


def test_deliveries_at_the_same_moment_have_one_effect() -> None:
    entry = recorded(ThingHappened(thing=new_ref()))
    together(*[lambda: actions.deliver(entry=entry.id, listener=NOTE)] * 8)
    assert effects() == [(entry.id, "note")]


def test_a_listener_that_fails_leaves_nothing_and_is_tried_again() -> None:
    entry = recorded(ThingFailed(thing=new_ref(), times=2))
    for attempt in (1, 2):
        work()
        assert effects() == []
        assert [(job.status, job.attempts) for job in deliveries()] == [("todo", attempt)]
        time_passes()
    work()
    assert effects() == [(entry.id, "falter")]
    assert deliveries() == []


def test_each_wait_is_longer_than_the_one_before() -> None:
    recorded(ThingFailed(thing=new_ref(), times=EVER))
    waits = []
    for _ in range(4):
        work()
        (job,) = deliveries()
        assert job.scheduled_at
        waits.append(round((job.scheduled_at - clock.now()).total_seconds()))
        time_passes()
    assert [wait - expected for wait, expected in zip(waits, [4, 16, 64, 256], strict=True) if wait > expected] == []
    assert waits == sorted(waits)
    assert waits[-1] > 200


def give_up(entry: Entry) -> ProcrastinateJob:
    """Try until it is given up."""
    for _ in range(RETRIES + 1):
        work()
        time_passes()
    (job,) = queries.dead_letters()
    assert job.args["entry"] == entry.id
    return job


def test_what_was_given_up_is_read_without_what_it_was_about() -> None:
    recorded(ThingHappened(thing=new_ref()))
    job = give_up(recorded(ThingFailed(thing=new_ref(), times=EVER)))
    assert (job.task_name, job.attempts, job.status) == ("journal.deliver", RETRIES + 1, "failed")
    failure = Failure.objects.get()
    assert (failure.job, failure.error) == (job.id, "tests.support.facts.NotYetError")
    assert failure.place.split(":")[0].endswith("tests/support/facts.py")
    assert "Åse" not in f"{failure.error}{failure.place}"


def test_an_operator_tries_again_what_was_given_up() -> None:
    entry = recorded(ThingFailed(thing=new_ref(), times=RETRIES + 1))
    job = give_up(entry)
    actions.replay(job=job, by=an_operator())
    assert list(queries.dead_letters()) == []
    work()
    assert effects() == [(entry.id, "falter")]
    assert deliveries() == []


def test_nobody_else_tries_again() -> None:
    job = give_up(recorded(ThingFailed(thing=new_ref(), times=EVER)))
    for person in (None, a_person()):
        with pytest.raises(Refusal) as refused:
            actions.replay(job=job, by=person)
        assert refused.value.code == "not_operator"
    assert list(queries.dead_letters()) == [job]


def test_what_is_remembered_about_failures_goes_with_the_job() -> None:
    entry = recorded(ThingFailed(thing=new_ref(), times=1))
    kept = give_up(recorded(ThingFailed(thing=new_ref(), times=EVER)))
    assert Failure.objects.count() == 2
    actions.forget_failures()
    assert list(Failure.objects.values_list("job", flat=True)) == [kept.id]
    assert (entry.id, "falter") in effects()


def test_what_a_listener_writes_and_defers_is_undone_with_it() -> None:
    entry = recorded(ThingBranched(thing=new_ref(), times=1))
    work()
    assert list(Entry.objects.values_list("id", flat=True)) == [entry.id]
    assert [job.args["listener"] for job in deliveries()] == ["tests.support.facts.branch"]
    time_passes()
    work()
    work()
    _, follower = queries.entries("movement")
    assert effects() == [(entry.id, "branch"), (follower.id, "doze"), (follower.id, "note")]
