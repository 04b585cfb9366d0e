"""The pages that people meet most, beside a bare Django view and a plain page of fifty rows, in one run."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import Request, urlopen

from django.conf import settings
from django.test import Client

from samskab.config.command import programs, static
from samskab.config.postgres import throwaway
from samskab.config.postgres.server import free_port
from samskab.ground.people.models import Person
from samskab.stages.understand import actions as understand
from tests.bench.crowds import fill
from tests.bench.load import ASKED, Figures, Sent, Turn, turn
from tests.factories import a_proposal, an_arena
from tests.support import circles
from tests.support.clusters import Cluster
from tests.support.databases import connected_to
from tests.support.weighing import weight_of

BARE = Path(__file__).resolve().parent / "bare"
ROUNDS = 4
CONNECTIONS = 8
WORKERS = 2
WARM = 1.0
ARENAS, PEOPLE, STATEMENTS, ANSWERING = 1_000, 400, 20, 60
TOKEN = "a" * 32
WEIGHED = ("front page, signed in", "arena page", "card of a statement")
OURS = "samskab.config.wsgi:application"
WHOLE = "samskab.config.whole:application"


@contextmanager
def granian(application: str, environment: dict[str, str]) -> Iterator[tuple[int, list[int]]]:
    """The server that serves pages in production, with this application in it: its port and its processes."""
    port = free_port()
    command = programs.whole("127.0.0.1", port, WORKERS) if application == WHOLE else over_wsgi(application, port)
    kept = {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}
    with subprocess.Popen(command, env={**kept, **environment}, cwd=BARE, stderr=subprocess.DEVNULL) as process:
        try:
            while len(children(process.pid)) < WORKERS or not listens(port):
                time.sleep(0.05)
            yield port, [process.pid, *children(process.pid)]
        finally:
            process.terminate()


def over_wsgi(application: str, port: int) -> list[str]:
    """The same server without the part that takes bodies in."""
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)),
        *("--workers", str(WORKERS), "--blocking-threads", "4", "--no-ws", "--log-level", "warning", application),
    ]


def children(process: int) -> list[int]:
    """The processes that a process has started."""
    return [int(word) for word in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def listens(port: int) -> bool:
    """Whether somebody answers there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@dataclass(frozen=True)
class Side:
    """What is asked for, of which program, and what of it must stay under some milliseconds of CPU."""

    server: str
    path: str
    sent: Sequence[Sent] = ASKED
    most: float | None = None


def compare(seconds: float) -> None:
    """Print requests a second, p50, p99 and CPU a request of each, and as ratios of a bare view and a plain page;
    then what pages weigh, how soon the program answers when it has just been started, and how much memory it takes.
    """
    with ExitStack() as stack:
        cluster = Cluster.of(stack.enter_context(throwaway()))
        cluster.prepare()
        database = stack.enter_context(cluster.clone())
        stack.enter_context(connected_to(database))
        fill(database.owner_url, arenas=ARENAS)
        ours = {"DATABASE_URL": database.url, "SAMSKAB_ORIGIN": "http://localhost:8000"}
        static.collect(Path(os.environ["SAMSKAB_HOME"]), dict(os.environ))
        sides = lived_in(database.owner_url)
        begun = time.perf_counter()
        servers = {"ours": stack.enter_context(granian(OURS, ours))}
        read(servers["ours"][0], "/")
        started = time.perf_counter() - begun
        servers["whole"] = stack.enter_context(granian(WHOLE, ours))
        servers["bare"] = stack.enter_context(granian("page:application", ours))
        turns: dict[str, list[Turn]] = {name: [] for name in sides}
        for number in range(ROUNDS + 1):
            for name, side in sides.items():
                port, processes = servers[side.server]
                length = seconds if number else WARM
                url = f"http://localhost:{port}{side.path}"
                got = turn(url, seconds=length, connections=CONNECTIONS, processes=processes, sent=side.sent)
                turns[name] += [got] if number else []
        show({name: Figures(some) for name, some in turns.items()}, sides)
        print(
            f"\nfrom start to the first page {started:.1f} s; a process takes {memory(servers['ours'][1][1:]):.0f} MB"
        )
        for name in WEIGHED:
            html = read(servers["ours"][0], sides[name].path, sides[name].sent[0].headers)
            print(f"{name:<26}{weight_of(html) / 1000:>9.1f} kB compressed, without fonts")


def lived_in(owner_url: str) -> dict[str, Side]:
    """An arena with many people, statements and a round; what is asked for there, each by somebody who takes part."""
    arena = an_arena("En by, der kan tåle vand")
    ruth = arena.started_by
    for number in range(STATEMENTS):
        understand.write_statement(arena=arena, words=f"Udsagn nummer {number} om vandet i byen.", by=ruth)
    circles.seat(owner_url, arena=arena.pk, people=PEOPLE)
    proposal = a_proposal(arena, by=ruth)
    people = [row.person for row in arena.participations.select_related("person").exclude(person=ruth)[:ANSWERING]]
    cookies = [f"Cookie: session={session(person)}; csrf={TOKEN}\r\nX-CSRFToken: {TOKEN}\r\n" for person in people]
    refs = list(arena.statements.values_list("ref", flat=True))
    answers = [
        Sent(cookie, f"statement={ref}&wording=1&value={place % 3 - 1}")
        for place, ref in enumerate(refs)
        for cookie in cookies
    ]
    one, here = (Sent(cookies[0]),), f"/arenas/{arena.slug}/"
    return {
        "bare Django view": Side("bare", "/"),
        "plain page of 50 rows": Side("bare", "/rows/"),
        "front page, a stranger": Side("ours", "/", most=20),
        "the same, texts live there": Side("whole", "/"),
        "front page, signed in": Side("ours", "/", one, most=20),
        "arena page": Side("ours", here, one, most=20),
        "list of arenas": Side("ours", "/arenas/", one),
        "list of 50": Side("ours", f"{here}participants/", one, most=20),
        "card of a statement": Side("ours", f"{here}understand/", one),
        "its answer": Side("ours", f"{here}understand/answer/", answers, most=5),
        "round of consent": Side("ours", f"{here}consent/{proposal.ref}/", one),
    }


def session(person: Person) -> str:
    """The cookie of somebody who is signed in."""
    client = Client()
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)


def read(port: int, path: str, headers: str = "") -> str:
    """One page."""
    given = dict(line.split(": ", 1) for line in headers.splitlines())
    with urlopen(Request(f"http://localhost:{port}{path}", headers=given)) as answer:
        html: str = answer.read().decode()
    return html


def memory(processes: Sequence[int]) -> float:
    """Megabytes that each of some processes has for itself, and its part of what it shares."""
    found = [
        re.search(r"^Pss: +(\d+)", Path(f"/proc/{each}/smaps_rollup").read_text(), re.MULTILINE) for each in processes
    ]
    return sum(int(each[1]) for each in found if each) / 1024 / len(processes)


def show(figures: dict[str, Figures], sides: Mapping[str, Side]) -> None:
    """One line a side; the first two are what the others are measured by."""
    bare, plain = list(figures.values())[:2]
    heads = f"{'req/s':>8}{'p50 ms':>9}{'p99 ms':>9}{'CPU ms':>9}{'÷ bare':>9}{'÷ plain':>9}{'at most':>9}"
    print(f"\n{'page':<26}{heads}")
    for name, side in figures.items():
        most = sides[name].most
        print(
            f"{name:<26}{side.rate:>8.0f}{side.percentile(50):>9.1f}{side.percentile(99):>9.1f}{side.cpu:>9.2f}"
            f"{side.cpu / bare.cpu:>9.1f}{side.cpu / plain.cpu:>9.1f}{'' if most is None else f'{most:.0f} ms':>9}"
        )
    print(f"{CONNECTIONS} connections, {WORKERS} workers, {ROUNDS} turns each, in turn", file=sys.stderr)
