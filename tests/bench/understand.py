"""A thousand people who answer at the same time through HTTP, and how long the map of 2,000 people takes.

Everybody answers some statements and clicks twice each time. What counts is that each has one answer to each, and that
it is the one they gave; then how long an answer takes. Single figures say something of the machine too.
"""

import asyncio
import csv
import os
import time
from contextlib import ExitStack
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from statistics import quantiles

import numpy as np
from django.conf import settings

from samskab.config.command import static
from samskab.config.postgres import throwaway
from samskab.ground.arenas.models import Arena
from samskab.stages.understand import actions
from samskab.stages.understand.actions.surveying import draw_map
from samskab.stages.understand.enums import Value
from samskab.stages.understand.models import Answer, Statement
from tests.bench.load import HEAD_END
from tests.bench.pages import OURS, granian
from tests.factories import a_participant, an_arena
from tests.support.clusters import Cluster
from tests.support.databases import connected_to
from tests.support.peers import cookie_of

PEOPLE, EACH, CLICKS = 1_000, 3, 2
MAPPED, STATEMENTS = 2_000, 200
TOKEN = "a" * 32


@dataclass(frozen=True)
class Crowd:
    """Who answers what: for each a cookie, and the number and value of each answer."""

    arena: Arena
    cookies: tuple[str, ...]
    said: tuple[tuple[tuple[int, int], ...], ...]
    expected: dict[tuple[int, int], int]


def compare() -> None:
    """Print what happened to the answers, how long they took, and how long the map took."""
    with ExitStack() as stack:
        static.collect(Path(os.environ["SAMSKAB_HOME"]), dict(os.environ))
        cluster = Cluster.of(stack.enter_context(throwaway()))
        cluster.prepare()
        database = stack.enter_context(cluster.clone())
        stack.enter_context(connected_to(database))
        crowd = gathered()
        ours = {"DATABASE_URL": database.url, "SAMSKAB_ORIGIN": "http://localhost:8000"}
        port, _processes = stack.enter_context(granian(OURS, ours))
        begun = time.perf_counter()
        times, refused = asyncio.run(everybody(port, crowd))
        took = time.perf_counter() - begun
        told(crowd, times, refused, took)
        for each in (40, STATEMENTS):
            mapped(each)


def gathered() -> Crowd:
    """An arena with statements, and people who have made up their minds."""
    arena = an_arena("En by, der kan tåle vand")
    author = a_participant(arena).person
    for number in range(20):
        actions.write_statement(arena=arena, words=f"Udsagn nummer {number} om vandet i byen.", by=author)
    here = [a_participant(arena) for _ in range(PEOPLE)]
    lots = np.random.default_rng(0)
    said = tuple(
        tuple((int(number), int(lots.integers(-1, 2))) for number in lots.choice(20, EACH, replace=False) + 1)
        for _ in here
    )
    expected = {(mine.pk, number): value for mine, each in zip(here, said, strict=True) for number, value in each}
    return Crowd(arena, tuple(cookie_of(mine.person) for mine in here), said, expected)


async def everybody(port: int, crowd: Crowd) -> tuple[list[float], int]:
    """All at once; the seconds of each answer, and how many were not taken."""
    refs = {each.number: each.ref async for each in Statement.objects.filter(arena=crowd.arena)}
    path = f"/arenas/{crowd.arena.slug}/understand/answer/"
    found = await asyncio.gather(
        *(
            _answer(
                port, path, cookie, [(f"statement={refs[number]}&wording=1&value={value}") for number, value in each]
            )
            for cookie, each in zip(crowd.cookies, crowd.said, strict=True)
        )
    )
    return [took for times, _ in found for took in times], sum(refused for _, refused in found)


async def _answer(port: int, path: str, cookie: str, forms: list[str]) -> tuple[list[float], int]:
    times, refused = [], 0
    for form in forms:
        both = await asyncio.gather(*(_send(port, path, cookie, form) for _ in range(CLICKS)))
        times += [took for took, _ in both]
        refused += sum(not taken for _, taken in both)
    return times, refused


async def _send(port: int, path: str, cookie: str, form: str) -> tuple[float, bool]:
    begun = time.perf_counter()
    reader, writer = await asyncio.open_connection("localhost", port)
    head = (
        f"POST {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n"
        f"Cookie: {cookie}; {settings.CSRF_COOKIE_NAME}={TOKEN}\r\nX-CSRFToken: {TOKEN}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(form)}\r\n\r\n"
    )
    writer.write((head + form).encode())
    answered = await reader.readuntil(HEAD_END)
    writer.close()
    return time.perf_counter() - begun, answered.startswith(b"HTTP/1.1 302")


def told(crowd: Crowd, times: list[float], refused: int, took: float) -> None:
    """One line: what became of the answers, and how long they took."""
    here = Answer.objects.filter(
        respondent__arena=crowd.arena, respondent__participation__in={who for who, _ in crowd.expected}
    )
    kept = {
        (who, number): value
        for who, number, value in here.values_list("respondent__participation", "statement__number", "value")
    }
    lost, wrong = (
        len(crowd.expected.keys() - kept.keys()),
        sum(kept.get(key) != value for key, value in crowd.expected.items()),
    )
    twice = here.count() - len(kept)
    cuts = quantiles(times, n=100)
    print(f"\n{PEOPLE:,} people at once, {len(times):,} clicks in {took:.1f} s ({len(times) / took:.0f} a second)")
    print(f"  lost {lost}, wrong {wrong}, double {twice}, refused {refused}")
    print(f"  p50 {cuts[49]:.2f} s, p95 {cuts[94]:.2f} s, p99 {cuts[98]:.2f} s")


def mapped(each: int) -> None:
    """A crowd of its own is brought in, and its map is drawn."""
    arena = an_arena(f"Kortet over {each}")
    lots = np.random.default_rng(1)
    group = lots.integers(0, 3, MAPPED)
    leaning = lots.beta(2, 2, (3, STATEMENTS))
    votes, comments = StringIO(), StringIO()
    written = csv.writer(votes)
    written.writerow(("comment-id", "voter-id", "vote"))
    for who in range(MAPPED):
        for what in lots.choice(STATEMENTS, each, replace=False):
            written.writerow((what, who, 1 if lots.random() < leaning[group[who], what] else -1))
    csv.writer(comments).writerows((("comment-id", "comment-body"), *((n, f"Udsagn {n}") for n in range(STATEMENTS))))
    files = {"comments.csv": comments.getvalue(), "votes.csv": votes.getvalue()}
    begun = time.perf_counter()
    actions.import_conversation(arena=arena, files=files, by=arena.started_by)
    brought, begun = time.perf_counter() - begun, time.perf_counter()
    survey = draw_map(arena=arena.ref)
    first = time.perf_counter() - begun
    five_more(arena)
    begun, spent = time.perf_counter(), time.process_time()
    again = draw_map(arena=arena.ref)
    once_more, spent = time.perf_counter() - begun, time.process_time() - spent
    if survey is None or again is None:
        raise RuntimeError("no map was drawn")
    print(
        f"  {MAPPED:,} × {STATEMENTS}, {each} answers each: brought in in {brought:.1f} s, mapped in {first:.2f} s",
        end="",
    )
    print(f" and once more in {once_more:.2f} s, {spent:.2f} s of CPU")


def five_more(arena: Arena) -> None:
    """Five people come and answer, so that the map is due."""
    statement = Statement.objects.filter(arena=arena).select_related("arena").order_by("number")[0]
    for _ in range(5):
        actions.answer(
            statement=statement, wording=statement.wording, value=Value.AGREE, by=a_participant(arena).person
        )
