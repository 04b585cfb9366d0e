"""Finding what looks alike among ten thousand arenas beside finding it among a hundred: each time another text."""

import time
from contextlib import ExitStack
from random import Random
from statistics import quantiles

from samskab.config.postgres import throwaway
from samskab.ground.arenas.enums import PLACES
from samskab.stages.spark.bridge import look_alikes
from tests.bench.crowds import ABOUT, DOING, WHERE, fill
from tests.support.clusters import Cluster
from tests.support.databases import connected_to

FEW, MANY = 100, 10_000
WARM = 20


def compare(seconds: float) -> None:
    """Print the milliseconds within which 95 of 100 searches are answered, for few arenas and for many."""
    found = {}
    with ExitStack() as stack:
        cluster = Cluster.of(stack.enter_context(throwaway()))
        cluster.prepare()
        for arenas in (FEW, MANY):
            with cluster.clone() as database, connected_to(database):
                fill(database.owner_url, arenas=arenas)
                found[arenas] = slowest(seconds)
    print()
    for arenas, milliseconds in found.items():
        print(f"{f'alike among {arenas:,}':<26}{milliseconds:>12,.1f} ms p95{milliseconds / found[FEW]:>13.3f}")


def slowest(seconds: float) -> float:
    """Milliseconds within which 95 of 100 searches are answered, once the process has met a few."""
    lots, places = Random(1), sorted(PLACES)
    for _ in range(WARM):
        look_alikes(text=a_thought(lots))
    times = []
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        text, place = a_thought(lots), lots.choice(places)
        begun = time.monotonic()
        look_alikes(text=text, place=place)
        times.append(1000 * (time.monotonic() - begun))
    return quantiles(times, n=20)[-1]


def a_thought(lots: Random) -> str:
    """What somebody might write in the field."""
    first, second = lots.sample(ABOUT, 2)
    doing, where = lots.choice(DOING), lots.choice(WHERE)
    return f"{doing} {first} {where}. Vi mangler en {second}, og kommunen svarer ikke. Kan vi finde på noget selv?"
