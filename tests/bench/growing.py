"""Every page there is, in a house with little and in one with a hundred times as much: no page must notice."""

import logging
import os
import time
from contextlib import ExitStack
from http import HTTPStatus
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connection
from django.test import Client

from samskab.config.command import static
from samskab.config.postgres import throwaway
from samskab.stages.understand.models import Statement
from tests.bench.crowds import fill
from tests.bench.load import cpu_seconds
from tests.support import circles
from tests.support.clusters import Cluster
from tests.support.databases import connected_to
from tests.support.pages import House, addresses, furnish

TIMES = 100
ARENAS, PEOPLE, STATEMENTS = 20, 10, 3
ASKED = 5
WITHIN = 2.0
# Answers of less than this many milliseconds are not told apart by the clock.
QUICK = 5.0


def compare() -> None:
    """Print the milliseconds of CPU, here and in the database, of every page that takes more than twice as many."""
    logging.disable(logging.WARNING)
    with ExitStack() as stack:
        static.collect(Path(os.environ["SAMSKAB_HOME"]), dict(os.environ))
        cluster = Cluster.of(stack.enter_context(throwaway()))
        cluster.prepare()
        costs = []
        for times in (1, TIMES):
            database = stack.enter_context(cluster.clone())
            with connected_to(database):
                house = furnish()
                grow(database.owner_url, house, times)
                costs.append(pages(house))
    few, many = costs
    both = sorted(few.keys() & many.keys(), key=lambda name: many[name] / max(QUICK, few[name]), reverse=True)
    slow = [name for name in both if many[name] > WITHIN * max(QUICK, few[name])]
    print(f"\n{len(both) - len(slow)} of {len(both)} pages within {WITHIN:.0f} times with a hundred times as much:")
    for name in dict.fromkeys([*slow, *both[:10]]):
        ratio = many[name] / max(QUICK, few[name])
        print(f"{name:<34}{few[name]:>9.1f} ms{many[name]:>9.1f} ms{ratio:>8.2f}")


def grow(owner_url: str, house: House, times: int) -> None:
    """So many times as many arenas, and people and statements in the arena of the house."""
    fill(owner_url, arenas=ARENAS * times)
    circles.seat(owner_url, arena=house.arena.pk, people=PEOPLE * times)
    first = 1 + Statement.objects.filter(arena=house.arena).count()
    with psycopg.connect(owner_url, autocommit=True) as owner:
        owner.execute("ALTER TABLE understand_statement DISABLE TRIGGER understand_guard_statement")
        owner.execute(
            "INSERT INTO understand_statement (ref, arena_id, number, words, wording, by_id, sector, origin, at) "
            "SELECT gen_random_uuid(), by.arena_id, n, 'Udsagn ' || n, 1, by.id, by.sector, 'here', now() "
            "FROM arenas_participation AS by, generate_series(%s::int, %s::int) AS n "
            "WHERE by.arena_id = %s AND by.person_id = %s",
            [first, first + STATEMENTS * times - 1, house.arena.pk, house.anne.pk],
        )
        owner.execute("ALTER TABLE understand_statement ENABLE TRIGGER understand_guard_statement")
        owner.execute("VACUUM ANALYZE")


def pages(house: House) -> dict[str, float]:
    """Milliseconds of CPU of every page that Anne can read, by its name: of several times the best."""
    client = Client(headers={"host": "localhost"}, raise_request_exception=False)
    client.force_login(house.anne, backend=settings.AUTHENTICATION_BACKENDS[0])
    found = {}
    for address in addresses():
        path = address.path(house)
        answer = client.get(path)
        if answer.status_code == HTTPStatus.OK and answer.headers["Content-Type"].startswith("text/html"):
            found[address.name] = min(_cost(client, path) for _ in range(ASKED))
    return found


def _cost(client: Client, path: str) -> float:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = [cursor.fetchone()[0]]
    spent = time.process_time() + cpu_seconds(backend)
    client.get(path)
    return 1000 * (time.process_time() + cpu_seconds(backend) - spent)
