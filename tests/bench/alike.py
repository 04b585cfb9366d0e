"""Finding what looks alike among ten thousand arenas beside finding it among a hundred: each time another text."""

import time
from contextlib import ExitStack
from multiprocessing import get_context
from random import Random
from statistics import quantiles

from django.db import connection
from django.test.utils import CaptureQueriesContext

from samskab.config.postgres import throwaway
from samskab.ground.arenas.enums import PLACES
from samskab.stages.spark.actions.learning import learn_words
from samskab.stages.spark.bridge import look_alikes
from tests.bench.crowds import ABOUT, DOING, WHERE, fill
from tests.support.clusters import Cluster, Database
from tests.support.databases import connected_to

FEW, MANY = 100, 10_000
WARM = 20
ROUNDS = 6


def compare(seconds: float) -> None:
    """Print the milliseconds within which 95 of 100 searches are answered, for few arenas and for many.

    The few and the many take turns, and of several turns the best counts: the rest is what else the machine did.
    """
    found: dict[int, list[tuple[float, int]]] = {FEW: [], MANY: []}
    with ExitStack() as stack:
        cluster = Cluster.of(stack.enter_context(throwaway()))
        cluster.prepare()
        databases = {arenas: stack.enter_context(cluster.clone()) for arenas in found}
        for arenas, database in databases.items():
            fill(database.owner_url, arenas=arenas)
        for turn in range(ROUNDS):
            for arenas, database in databases.items():
                found[arenas].append(_in_a_process_of_its_own(database, seconds, turn))
    print()
    few = min(found[FEW])[0]
    for arenas, turns in found.items():
        milliseconds, queries = min(turns)
        told = f"{milliseconds:>12,.1f} ms p95{milliseconds / few:>13.3f}{queries:>4} queries"
        print(f"{f'alike among {arenas:,}':<26}{told}")


def _in_a_process_of_its_own(database: Database, seconds: float, turn: int) -> tuple[float, int]:
    """So that it has learnt the words of its own arenas, and of no others."""
    with get_context("fork").Pool(1) as pool:
        return pool.apply(slowest, (database, seconds, turn))


def slowest(database: Database, seconds: float, seed: int) -> tuple[float, int]:
    """Milliseconds within which 95 of 100 searches are answered by a process that has met a few, and the queries."""
    lots, places = Random(seed), sorted(PLACES)
    with connected_to(database):
        learn_words()
        for _ in range(WARM):
            look_alikes(text=a_thought(lots))
        times = []
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            text, place = a_thought(lots), lots.choice(places)
            begun = time.monotonic()
            look_alikes(text=text, place=place)
            times.append(1000 * (time.monotonic() - begun))
        with CaptureQueriesContext(connection) as captured:
            look_alikes(text=a_thought(lots))
        return quantiles(times, n=20)[-1], len(captured)


def a_thought(lots: Random) -> str:
    """What somebody might write in the field."""
    first, second = lots.sample(ABOUT, 2)
    doing, where = lots.choice(DOING), lots.choice(WHERE)
    return f"{doing} {first} {where}. Vi mangler en {second}, og kommunen svarer ikke. Kan vi finde på noget selv?"
