"""The real site: our own command serving pages and background work in processes, on a database of its own."""

import fcntl
import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from samskab.config.command import static
from samskab.config.command.supervise import STOPS_WITHIN
from samskab.config.postgres.server import free_port
from tests.support.clusters import Cluster, Database
from tests.support.databases import connected_to
from tests.support.mail import Mailbox, receiving
from tests.support.providers import Provider, provider
from tests.support.waiting import COMES_WITHIN

COMMAND = [sys.executable, "-m", "samskab.config.command", "serve"]


@dataclass
class Site:
    """A site that is served."""

    port: int
    database: Database
    mailbox: Mailbox
    provider: Provider
    home: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def origin(self) -> str:
        """The address in a browser: passkeys need this name, not a number."""
        return f"http://localhost:{self.port}"

    def environment(self) -> dict[str, str]:
        """What the processes are told."""
        kept = {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}
        return {
            **kept,
            **self.database.environment(),
            "SAMSKAB_HOME": str(self.home),
            "SAMSKAB_ORIGIN": self.origin,
            "SAMSKAB_MAIL_URL": self.mailbox.url,
            "SAMSKAB_OIDC": json.dumps([self.provider.setting()]),
            "SAMSKAB_WEB_WORKERS": "1",
        }

    def start(self, more: Mapping[str, str] | None = None) -> None:
        """Serve, and come back when pages are answered."""
        log = (self.home / "log").open("ab")
        with log:
            self.process = subprocess.Popen(
                COMMAND, env={**self.environment(), **(more or {})}, stdout=log, stderr=log, process_group=0
            )
        deadline = time.monotonic() + 3 * COMES_WITHIN  # a new database gets all its tables first
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(f"the site does not answer:\n{(self.home / 'log').read_text()}")
            time.sleep(0.05)

    def answers(self) -> bool:
        """Whether it is ready for people."""
        connection = http.client.HTTPConnection("localhost", self.port, timeout=5)
        with closing(connection), suppress(OSError, http.client.HTTPException):
            connection.request("GET", "/readyz")
            with connection.getresponse() as response:
                response.read()
                return response.status == http.client.OK
        return False

    def kill(self) -> None:
        """Let it be gone at once, each of its processes with all that it holds in memory."""
        assert self.process is not None
        for number in descendants(self.process.pid):
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        self.process.kill()
        self.process.wait()

    def stop(self) -> int:
        """Ask it to stop, as an operator would; the result is the exit status."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(STOPS_WITHIN)


def descendants(process: int) -> list[int]:
    """The processes that a process started, and those that they did, the last ones first; one may end meanwhile."""
    found: list[int] = []
    with suppress(FileNotFoundError, ProcessLookupError):
        for tasks in Path(f"/proc/{process}/task").glob("*/children"):
            for word in tasks.read_text().split():
                found += [*descendants(int(word)), int(word)]
    return found


@pytest.fixture(scope="session")
def collected_files(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Static files under their hashed names, collected once for all workers."""
    base = tmp_path_factory.getbasetemp()
    home = (base if worker_id == "master" else base.parent) / "collected"
    home.mkdir(exist_ok=True)
    with (home / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        static.collect(home, {**os.environ, "SAMSKAB_HOME": str(home)})
    return home / "static"


@contextmanager
def site_on(database: Database, files: Path, home: Path) -> Iterator[Site]:
    """Everything a site needs around it; it is not started yet, and it is ended with the block."""
    (home / "static").symlink_to(files)
    with receiving() as mailbox, provider() as openid:
        site = Site(free_port(), database, mailbox, openid, home)
        try:
            yield site
        finally:
            if site.process is not None and site.process.poll() is None:
                site.stop()


@pytest.fixture(scope="session")
def served(cluster: Cluster, collected_files: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One site for all journeys of a worker; people who come to it are different ones each time."""
    home = tmp_path_factory.mktemp("served")
    with cluster.clone() as database, site_on(database, collected_files, home) as site:
        site.start()
        yield site


@pytest.fixture
def server(request: pytest.FixtureRequest, served: Site, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """The served site; the test itself stands on the same database, and what it makes is committed."""
    if "db" in request.fixturenames or request.node.get_closest_marker("django_db"):
        raise pytest.UsageError("a test of the served site shares its database, where nothing is rolled back")
    with django_db_blocker.unblock(), connected_to(served.database):
        yield served


@pytest.fixture
def own_site(
    cluster: Cluster, collected_files: Path, tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> Iterator[Site]:
    """A site that may be killed, on a database of its own."""
    with (
        cluster.clone() as database,
        site_on(database, collected_files, tmp_path) as site,
        django_db_blocker.unblock(),
        connected_to(database),
    ):
        yield site
