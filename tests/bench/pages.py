"""Our front page, signed in and out, beside a bare Django page: the same server, turn by turn."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from django.conf import settings
from django.test import Client

from samskab.config.command import programs, static
from samskab.config.postgres import throwaway
from samskab.config.postgres.server import free_port
from tests.bench.load import Figures, Turn, turn
from tests.factories import a_person
from tests.support.clusters import Cluster
from tests.support.databases import connected_to

BARE = Path(__file__).resolve().parent / "bare"
ROUNDS = 4
CONNECTIONS = 8
WORKERS = 2
WARM = 1.0
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


def compare(seconds: float) -> None:
    """Print requests a second, p50, p99 and CPU a request of each, and ours as a ratio of the bare page's."""
    with ExitStack() as stack:
        cluster = Cluster.of(stack.enter_context(throwaway()))
        cluster.prepare()
        database = stack.enter_context(cluster.clone())
        stack.enter_context(connected_to(database))
        ours = {"DATABASE_URL": database.url, "SAMSKAB_ORIGIN": "http://localhost:8000"}
        home = Path(os.environ["SAMSKAB_HOME"])
        static.collect(home, dict(os.environ))
        bare_port, bare_processes = stack.enter_context(granian("page:application", {}))
        our_port, our_processes = stack.enter_context(granian(OURS, ours))
        whole_port, whole_processes = stack.enter_context(granian(WHOLE, ours))
        sides = {
            "bare Django page": (bare_port, bare_processes, ""),
            "front page, a stranger": (our_port, our_processes, ""),
            "the same, texts live there": (whole_port, whole_processes, ""),
            "front page, signed in": (our_port, our_processes, f"Cookie: session={session()}\r\n"),
        }
        turns: dict[str, list[Turn]] = {name: [] for name in sides}
        for number in range(ROUNDS + 1):
            for name, (port, processes, headers) in sides.items():
                length = seconds if number else WARM
                url = f"http://localhost:{port}/"
                got = turn(url, seconds=length, connections=CONNECTIONS, processes=processes, headers=headers)
                turns[name] += [got] if number else []
    show({name: Figures(some) for name, some in turns.items()})


def session() -> str:
    """The cookie of somebody who is signed in."""
    client = Client()
    client.force_login(a_person(), backend=settings.AUTHENTICATION_BACKENDS[0])
    return str(client.cookies[settings.SESSION_COOKIE_NAME].value)


def show(figures: dict[str, Figures]) -> None:
    """One line a side; the first is what the others are measured by."""
    first = next(iter(figures.values()))
    print(f"\n{'page':<26}{'req/s':>9}{'p50 ms':>9}{'p99 ms':>9}{'CPU ms':>9}{'rate ÷ bare':>13}{'CPU ÷ bare':>13}")
    for name, side in figures.items():
        print(
            f"{name:<26}{side.rate:>9.0f}{side.percentile(50):>9.1f}{side.percentile(99):>9.1f}{side.cpu:>9.2f}"
            f"{side.rate / first.rate:>13.3f}{side.cpu / first.cpu:>13.1f}"
        )
    print(f"{CONNECTIONS} connections, {WORKERS} workers, {ROUNDS} turns each, in turn", file=sys.stderr)
