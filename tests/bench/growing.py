"""Every page there is, in a house with little and in one with a hundred times as much: no page must notice."""

import logging
import os
import time
from contextlib import ExitStack
from dataclasses import dataclass
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
from tests.support.clusters import Cluster, Database
from tests.support.databases import connected_to
from tests.support.pages import Address, House, addresses, furnish

TIMES = 100
ARENAS, PEOPLE, STATEMENTS = 20, 10, 3
TURNS, ASKED = 3, 3
WITHIN = 2.0
# Answers of less than this many milliseconds are not told apart by the clock.
QUICK = 5.0


@dataclass(frozen=True)
class Town:
    """A database with a house in it, and the browser of one who lives there."""

    database: Database
    house: House
    client: Client


def compare() -> None:
    """Print the milliseconds of CPU, here and in the database, of every page that takes more than twice as many."""
    logging.disable(logging.WARNING)
    with ExitStack() as stack:
        static.collect(Path(os.environ["SAMSKAB_HOME"]), dict(os.environ))
        cluster = Cluster.of(stack.enter_context(throwaway()))
        cluster.prepare()
        few, many = (_built(stack.enter_context(cluster.clone()), times) for times in (1, TIMES))
        costs = {address.name: cost for address in addresses() if (cost := _costs(address, few, many))}
    ratios = {name: most / max(QUICK, least) for name, (least, most) in costs.items()}
    ordered = sorted(costs, key=ratios.__getitem__, reverse=True)
    slow = [name for name in ordered if ratios[name] > WITHIN]
    print(f"\n{len(costs) - len(slow)} of {len(costs)} pages within {WITHIN:.0f} times with a hundred times as much:")
    for name in dict.fromkeys([*slow, *ordered[:10]]):
        least, most = costs[name]
        print(f"{name:<34}{least:>9.1f} ms{most:>9.1f} ms{ratios[name]:>8.2f}")


def _built(database: Database, times: int) -> Town:
    with connected_to(database):
        house = furnish()
        grow(database.owner_url, house, times)
        client = Client(headers={"host": "localhost"}, raise_request_exception=False)
        client.force_login(house.anne, backend=settings.AUTHENTICATION_BACKENDS[0])
        return Town(database, house, client)


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


def _costs(address: Address, few: Town, many: Town) -> tuple[float, float] | None:
    """Milliseconds of CPU of a page in both, of several times the best; nothing when Anne cannot read it.

    They are asked in turn, since a machine may take twice as long from one minute to the next.
    """
    least: list[float] = []
    most: list[float] = []
    for _turn in range(TURNS):
        for town, spent in ((few, least), (many, most)):
            with connected_to(town.database):
                path = address.path(town.house)
                answer = town.client.get(path)
                if answer.status_code != HTTPStatus.OK or not answer.headers["Content-Type"].startswith("text/html"):
                    return None
                spent.extend(_cost(town.client, path) for _ in range(ASKED))
    return min(least), min(most)


def _cost(client: Client, path: str) -> float:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = [cursor.fetchone()[0]]
    spent = time.process_time() + cpu_seconds(backend)
    client.get(path)
    return 1000 * (time.process_time() + cpu_seconds(backend) - spent)
