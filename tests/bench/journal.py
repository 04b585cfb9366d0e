"""Recording a fact beside inserting a bare row, and verifying a chain beside reading it."""

import time
from collections.abc import Callable
from contextlib import ExitStack

import psycopg
from django.db import transaction

from samskab.config.postgres import throwaway
from samskab.ground.journal import queries
from samskab.ground.journal.actions import record
from samskab.ground.people.facts import PersonRenamed
from samskab.kernel.ids import new_ref
from tests.support.clusters import Cluster
from tests.support.databases import connected_to

ROUNDS = 4
BATCH = 50


def compare(seconds: float) -> None:
    """Print facts a second and verified entries a second, and each as a ratio of the bare thing."""
    with ExitStack() as stack:
        # With fsync: what a fact costs is what it costs to keep it.
        cluster = Cluster.of(stack.enter_context(throwaway(hasty=False)))
        cluster.prepare()
        database = stack.enter_context(cluster.clone())
        stack.enter_context(connected_to(database))
        with psycopg.connect(database.owner_url, autocommit=True) as owner:
            owner.execute("CREATE TABLE bare (id bigserial PRIMARY KEY, body jsonb NOT NULL)")
            owner.execute("GRANT INSERT, SELECT ON bare TO samskab; GRANT USAGE ON SEQUENCE bare_id_seq TO samskab")
        plain = stack.enter_context(psycopg.connect(database.url, autocommit=True))

        def bare() -> None:
            plain.execute("INSERT INTO bare (body) VALUES (jsonb_build_object('person', %s::text))", [str(new_ref())])

        def fact() -> None:
            with transaction.atomic():
                record(PersonRenamed(person=new_ref()), by=None)

        rates = side_by_side({"bare insert": bare, "record a fact": fact}, seconds)
        show(rates)
        chain = queries.all_chains().get()

        def read() -> None:
            plain.execute("SELECT * FROM journal_entry ORDER BY sequence").fetchall()

        def verify() -> None:
            if not queries.verify_chain(chain):
                raise RuntimeError("the chain does not hold")

        chain.refresh_from_db()
        whole = side_by_side({"read the chain": read, "verify the chain": verify}, seconds, batch=1)
        show({name: rate * chain.length for name, rate in whole.items()})


def side_by_side(acts: dict[str, Callable[[], None]], seconds: float, batch: int = BATCH) -> dict[str, float]:
    """How often a second each can be done, taking turns."""
    done = dict.fromkeys(acts, 0)
    spent = dict.fromkeys(acts, 0.0)
    for _ in range(ROUNDS):
        for name, act in acts.items():
            until = (begun := time.monotonic()) + seconds
            while time.monotonic() < until:
                for _ in range(batch):
                    act()
                done[name] += batch
            spent[name] += time.monotonic() - begun
    return {name: done[name] / spent[name] for name in acts}


def show(rates: dict[str, float]) -> None:
    """One line each; the first is what the second is measured by."""
    first = next(iter(rates.values()))
    print()
    for name, rate in rates.items():
        print(f"{name:<26}{rate:>12,.0f} a second{rate / first:>13.3f}")
