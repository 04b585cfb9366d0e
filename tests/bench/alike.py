"""Finding what looks alike among ten thousand arenas beside finding it among a hundred."""

import time
from contextlib import ExitStack
from random import Random
from statistics import quantiles

from samskab.config.postgres import throwaway
from samskab.engines.matching import wordlists
from samskab.ground.arenas.enums import PLACES, StartingPoint
from samskab.ground.arenas.models import Arena
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.kernel.text.ngrams import ngrams
from samskab.stages.spark.bridge import look_alikes
from tests.factories import a_person
from tests.support.clusters import Cluster
from tests.support.databases import connected_to

FEW, MANY = 100, 10_000
BATCH = 1_000
WARM = 300
SHAPES = ("Et fælles {} i {}", "{} for alle", "Flere {} ved {}", "Hvem passer på {}?", "{} og {} hånd i hånd")
WRITTEN = "Vi mangler {} her hos os. Kan vi finde på noget sammen om {}, så {} ikke lukker?"


def compare(seconds: float) -> None:
    """Print the milliseconds within which 95 of 100 searches are answered, for few arenas and for many."""
    with ExitStack() as stack:
        cluster = Cluster.of(stack.enter_context(throwaway()))
        cluster.prepare()
        stack.enter_context(connected_to(stack.enter_context(cluster.clone())))
        lots = Random(1)
        starter = a_person()
        light(FEW, lots, starter)
        few = slowest(seconds, Random(2))
        light(MANY - FEW, lots, starter)
        many = slowest(seconds, Random(2))
    print()
    for number, milliseconds in ((FEW, few), (MANY, many)):
        print(f"{f'alike among {number:,}':<26}{milliseconds:>12,.1f} ms p95{milliseconds / few:>13.3f}")


def light(number: int, lots: Random, starter: Person) -> None:
    """So many arenas, with titles and texts that nobody wrote."""
    for start in range(0, number, BATCH):
        Arena.objects.bulk_create(an_arena(lots, starter) for _ in range(min(BATCH, number - start)))


def an_arena(lots: Random, starter: Person) -> Arena:
    """One of them, not saved."""
    title = lots.choice(SHAPES).format(a_word(lots), a_word(lots)).capitalize()
    return Arena(
        title=title,
        slug=f"{lots.getrandbits(64):x}",
        text=" ".join(a_word(lots) for _ in range(25)),
        ngrams=ngrams(title),
        starting_point=StartingPoint.PROBLEM,
        place=lots.choice(sorted(PLACES)),
        started_by=starter,
        started_in=Perspective.CITIZEN,
    )


def a_thought(lots: Random) -> str:
    """What somebody might write in the field."""
    return WRITTEN.format(a_word(lots), a_word(lots), a_word(lots))


def a_word(lots: Random) -> str:
    """A word or a compound of two, from the engine's own list: a few thousand in all, some of them in many texts."""
    last = PARTS[int(len(PARTS) * lots.random() ** 2)]
    return last if lots.random() < SIMPLE else FIRST[int(len(FIRST) * lots.random() ** 2)] + last


PARTS = sorted(wordlists.parts(), key=lambda word: (Random(word).random(), word))
FIRST = PARTS[:8]
SIMPLE = 0.6


def slowest(seconds: float, lots: Random) -> float:
    """Milliseconds within which 95 of 100 searches are answered, once the words have been looked up."""
    places = sorted(PLACES)
    for _ in range(WARM):
        look_alikes(text=a_thought(lots), place=lots.choice(places))
    times = []
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        text = a_thought(lots)
        begun = time.monotonic()
        look_alikes(text=text, place=lots.choice(places))
        times.append(1000 * (time.monotonic() - begun))
    return quantiles(times, n=20)[-1]
