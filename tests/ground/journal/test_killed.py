"""Kill -9 in the middle, of a worker and of PostgreSQL: nothing acknowledged is lost, nothing is done twice."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Event, Thread

import psycopg
import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob
from psycopg import sql
from psycopg.types.json import Jsonb
from pytest_django import DjangoDbBlocker

from samskab.config.postgres import DATABASE, SUPERUSER, Server, throwaway
from samskab.ground.journal import actions, queries
from samskab.ground.journal.models import Chain, Entry, Hearing
from samskab.kernel.ids import new_ref
from tests.support.clusters import Cluster, Database
from tests.support.databases import connected_to
from tests.support.facts import ASLEEP, EFFECTS, ThingHappened
from tests.support.processes import eventually
from tests.support.waiting import COMES_WITHIN

WRITERS = 8


@contextmanager
def worker(database: Database, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """A worker in a process of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.support.working"], env={**os.environ, **database.environment(), **environment}
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def effects(database: Database) -> list[tuple[int, str]]:
    with psycopg.connect(database.url) as reader:
        return [(row[0], row[1]) for row in reader.execute("SELECT entry, listener FROM effects ORDER BY 1, 2")]


def deliveries() -> list[str]:
    """How the jobs that let somebody hear an entry stand."""
    return list(ProcrastinateJob.objects.filter(task_name="journal.deliver").values_list("status", flat=True))


@pytest.fixture
def database(committed_db: Database) -> Database:
    with psycopg.connect(committed_db.owner_url) as owner:
        owner.execute(EFFECTS)
    return committed_db


@transaction.atomic
def recorded() -> Entry:
    return actions.record(ThingHappened(thing=new_ref()), by=None)


def test_a_worker_killed_in_the_middle_of_a_listener_does_nothing_twice(database: Database, tmp_path: Path) -> None:
    asleep = tmp_path / "asleep"
    entry = recorded()
    with worker(database, **{ASLEEP: str(asleep)}) as first:
        assert eventually(asleep.exists)
        assert eventually(lambda: effects(database) == [(entry.id, "note")])
        assert eventually(lambda: deliveries() == ["doing"])  # the other one is let go of a moment after its effect
        first.send_signal(signal.SIGKILL)
        first.wait()
    assert deliveries() == ["doing"]
    with worker(database) as second:
        assert eventually(lambda: not deliveries())
        second.terminate()
        assert second.wait(COMES_WITHIN) == 0
    assert effects(database) == [(entry.id, "doze"), (entry.id, "note")]
    assert Hearing.objects.count() == 2


def test_a_job_that_takes_every_worker_with_it_is_given_up(database: Database, tmp_path: Path) -> None:
    asleep = tmp_path / "asleep"
    recorded()
    with worker(database, **{ASLEEP: str(asleep)}) as first:
        assert eventually(asleep.exists)
        first.send_signal(signal.SIGKILL)
        first.wait()
    with psycopg.connect(database.url) as writer:
        writer.execute("UPDATE procrastinate_jobs SET attempts = 8 WHERE args->>'listener' LIKE '%.doze'")
    with worker(database):
        assert eventually(lambda: ProcrastinateJob.objects.filter(status="failed").exists() and effects(database) != [])
    assert [listener for _, listener in effects(database)] == ["note"]


def test_a_worker_that_loses_the_database_ends_and_says_so(database: Database, cluster: Cluster) -> None:
    name = sql.Identifier(database.name)
    recorded()
    with worker(database) as working, psycopg.connect(cluster.url(SUPERUSER, "postgres"), autocommit=True) as superuser:
        assert eventually(lambda: len(effects(database)) == 2)
        connection.close()
        superuser.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(name))
        superuser.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [database.name])
        assert working.wait(COMES_WITHIN) == 1


def test_a_worker_that_was_taken_for_dead_ends_and_leaves_its_work_to_others(database: Database) -> None:
    with worker(database) as working:
        recorded()
        assert eventually(lambda: len(effects(database)) == 2)
        with psycopg.connect(database.url) as writer:
            writer.execute("DELETE FROM procrastinate_workers")
        recorded()
        assert working.wait(COMES_WITHIN) == 1
    with worker(database):
        assert eventually(lambda: len(effects(database)) == 4)


def kill_everything(server: Server) -> None:
    """Kill -9 the server and of every process it has started, as when the power goes."""
    assert server.process
    chief = int((server.folder / "postmaster.pid").read_text().split("\n", 1)[0])
    children = Path(f"/proc/{chief}/task/{chief}/children").read_text().split()
    for number in (chief, *map(int, children)):
        os.kill(number, signal.SIGKILL)
    server.process.wait()


def longer(some: list[tuple[int, str]], count: int) -> bool:
    """Whether there are more than `count` of them."""
    return len(some) > count


def write_until(stop: Event, url: str, acknowledged: list[tuple[int, str]]) -> None:
    """Write facts and note each that the database has acknowledged, until it is gone or `stop` is set."""
    with psycopg.connect(url, autocommit=True) as writer:
        while not stop.is_set():
            try:
                row = writer.execute(
                    "INSERT INTO journal_entry (chain, kind, version, body, happened_at)"
                    " VALUES ('movement', 'tests.raw', 1, %s, now()) RETURNING sequence, hash",
                    [Jsonb({"thing": str(new_ref())})],
                ).fetchone()
            except psycopg.OperationalError:
                return
            assert row
            acknowledged.append((row[0], row[1]))


def test_postgresql_killed_during_writes_loses_no_acknowledged_fact(django_db_blocker: DjangoDbBlocker) -> None:
    with throwaway(hasty=False) as server:
        cluster = Cluster.of(server)
        cluster.prepare()
        acknowledged: list[tuple[int, str]] = []
        for killed in range(1, 3):
            stop = Event()
            writers = [Thread(target=write_until, args=(stop, server.url(), acknowledged)) for _ in range(WRITERS)]
            for writer in writers:
                writer.start()
            assert eventually(partial(longer, acknowledged, killed * 200))
            kill_everything(server)
            stop.set()
            for writer in writers:
                writer.join()
            server.start()
        with django_db_blocker.unblock(), connected_to(cluster.database(DATABASE)):
            chain = Chain.objects.get()
            written = set(queries.entries(chain).values_list("sequence", "hash"))
            verdict = queries.verify_chain(chain)
    assert set(acknowledged) <= written
    assert (verdict.sound, verdict.length) == (True, len(written))
