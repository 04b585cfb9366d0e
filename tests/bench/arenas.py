"""The pages of arenas in a country of 100 and in one of 10,000: the same page must not notice."""

import logging
import os
import time
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path
from statistics import quantiles

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from samskab.config.command import static
from samskab.config.postgres import throwaway
from samskab.ground.people.models import Person
from tests.bench.crowds import fill
from tests.support.clusters import Cluster
from tests.support.databases import connected_to

FEW, MANY = 100, 10_000
ASKED = 60
ROUNDS = 3
PAGES = {
    "front page": "/",
    "list": "/arenas/",
    "list, page 3, one region": "/arenas/?place=1082&page=3",
    "list, step »Saml«": "/arenas/?step=gather",
    "search, common words": "/arenas/?q=byhave+ved+søen",
    "search, misspelt": "/arenas/?q=spisefælleskab",
    "one arena": "/arenas/{slug}/",
}


def compare() -> None:
    """Print p95 and queries of each page, and how p95 grows from the few to the many.

    The few and the many take turns, and of several turns the best counts: the rest is what else the machine did.
    """
    logging.getLogger("samskab.access").setLevel(logging.WARNING)
    figures: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
    with ExitStack() as stack:
        static.collect(Path(os.environ["SAMSKAB_HOME"]), dict(os.environ))
        cluster = Cluster.of(stack.enter_context(throwaway()))
        cluster.prepare()
        databases = {arenas: stack.enter_context(cluster.clone()) for arenas in (FEW, MANY)}
        slugs = {arenas: fill(database.owner_url, arenas=arenas) for arenas, database in databases.items()}
        for _ in range(ROUNDS):
            for arenas, database in databases.items():
                with connected_to(database):
                    for name, page in PAGES.items():
                        figures[arenas, name].append(asked(page, slugs[arenas]))
    print(f"\n{'page':<28}{f'p95 ms, {FEW}':>14}{f'p95 ms, {MANY}':>16}{'ratio':>8}{'queries':>9}")
    for name in PAGES:
        (few, _), (many, queries) = min(figures[FEW, name]), min(figures[MANY, name])
        print(f"{name:<28}{few:>14.1f}{many:>16.1f}{many / few:>8.2f}{queries:>9}")


def asked(page: str, slugs: list[str]) -> tuple[float, int]:
    """The 95th percentile in milliseconds of asking for a page, signed in, and how many queries it takes."""
    client = Client(headers={"host": "localhost"})
    person = Person.objects.filter(joined_at__isnull=False).first()
    assert person is not None
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
    client.get(page.format(slug=slugs[0]))
    times = []
    for turn in range(ASKED):
        address = page.format(slug=slugs[turn * 37 % len(slugs)])
        begun = time.perf_counter()
        response = client.get(address)
        times.append(1000 * (time.perf_counter() - begun))
        if response.status_code != 200:
            raise RuntimeError(f"{address} answered {response.status_code}")
    with CaptureQueriesContext(connection) as captured:
        client.get(page.format(slug=slugs[1]))
    return quantiles(times, n=100)[94], len(captured)
