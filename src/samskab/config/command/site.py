"""The site as it is served: database, static files, pages and background work, started and stopped in order."""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, ExitStack
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from samskab.config.command import programs, static
from samskab.config.command.address import Address, reserved
from samskab.config.command.claim import claimed
from samskab.config.command.database import Database, database, home, read, see_settings, unusable
from samskab.config.command.exits import Exit, Stop
from samskab.config.command.fingerprint import of_tables
from samskab.config.command.notes import note, noted
from samskab.config.command.progress import step
from samskab.config.command.supervise import Program, Supervisor

PARTS = ("web", "live", "worker")
# How long a page lets the database work, wait for others, and hold what it holds: docs/decisions/0041-time-limits.md.
PAGES = {"statement_timeout": "10s", "lock_timeout": "5s", "idle_in_transaction_session_timeout": "30s"}
Serve = Callable[[str, int, int], list[str]]
Environment = Mapping[str, str]


def serve_all(
    listen: str | None = None,
    *,
    fill: Callable[[Database, Environment], object] | None = None,
    meanwhile: Callable[[], object] = dict,
) -> None:
    """Serve until asked to stop. `fill` is called before the first page is served, `meanwhile` every second."""
    begun = time.monotonic()
    see_settings()
    with ExitStack() as stack:
        try:
            tell = stack.enter_context(claimed(home()))
        except OSError as error:
            raise unusable(error) from error
        address = stack.enter_context(reserved(read("SAMSKAB_ORIGIN"), listen))
        tell(address.origin)
        print("Starting Samskab:", flush=True)
        with step("Database"):
            found = stack.enter_context(database(own=True))
        environment = environment_of(found, address.origin)
        with step("Tables"):
            bring_up_to_date(found)
        with step("Static files"):
            static.collect(home(), environment)
        if fill:
            fill(found, environment)
        announcer = Announcer(address, begun, meanwhile)
        pages = web(environment, address, stack.enter_context(figures()), programs.whole)
        Supervisor([pages, worker(environment)], server=found.server, tick=announcer).run()
        print("Samskab has stopped.", flush=True)


def serve_part(part: str, listen: str | None) -> None:
    """Serve one part until asked to stop; the others run elsewhere, on the same database."""
    if not read("DATABASE_URL"):
        raise Stop(
            Exit.SETTING, f"`samskab serve {part}` needs DATABASE_URL; `samskab serve` brings a database itself."
        )
    begun = time.monotonic()
    see_settings()
    with database() as found:
        refuse_outdated(found)
        if part == "worker":
            environment = environment_of(found, read("SAMSKAB_ORIGIN"))
            Supervisor([worker(environment)], server=None, tick=lambda: 1.0).run()
            return
        with reserved(read("SAMSKAB_ORIGIN"), listen) as address, figures() as folder:
            if part == "live":  # browsers come to it from the pages, which are somewhere else
                program = live(environment_of(found, read("SAMSKAB_ORIGIN")), address)
            else:
                environment = environment_of(found, address.origin)
                static.collect(home(), environment)
                program = web(environment, address, folder)
            Supervisor([program], server=None, tick=Announcer(address, begun)).run()


def environment_of(found: Database, origin: str) -> dict[str, str]:
    """What our programs are told: the app's database and the site's address, and nothing of the owner's."""
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_OWNER_URL"}
    return {
        **kept,
        "DATABASE_URL": found.app,
        "SAMSKAB_ORIGIN": origin,
        "DJANGO_SETTINGS_MODULE": "samskab.config.settings",
    }


def figures() -> AbstractContextManager[str]:
    """A folder where the processes that answer pages add up what `/metrics` tells, while they are served."""
    return TemporaryDirectory(prefix="samskab-figures-")


def web(environment: Environment, address: Address, folder: str, serve: Serve = programs.web) -> Program:
    """The program that answers pages; served by `programs.whole` it holds long-lived connections too.

    Its time limits reach the database by `PGOPTIONS`; whoever has set that themself, or says `options` in the address
    of the database, has said otherwise.
    """
    workers = int(read("SAMSKAB_WEB_WORKERS"))
    limits = " ".join(f"-c {name}={value}" for name, value in PAGES.items())
    shared = {"PGOPTIONS": limits, **environment, "PROMETHEUS_MULTIPROC_DIR": folder}
    return Program("web", serve(address.host, address.port, workers), shared)


def live(environment: Environment, address: Address) -> Program:
    """The program that holds long-lived connections."""
    return Program("live", programs.live(address.host, address.port), environment)


def worker(environment: Environment) -> Program:
    """The program that does background work."""
    return Program("worker", programs.worker(), environment)


def bring_up_to_date(found: Database) -> None:
    """Migrate our own database, in a process of its own; of another's, only see that it is up to date."""
    if not found.embedded:
        refuse_outdated(found)
        return
    wanted = of_tables()
    if noted(found.owner).get("tables") == wanted:
        return
    owner = {**os.environ, "DATABASE_URL": found.app, "DATABASE_OWNER_URL": found.owner}
    command = [sys.executable, "-m", "samskab.config.command", "migrate", "--quiet"]
    if subprocess.run(command, env=owner, stdin=subprocess.DEVNULL, check=False).returncode != 0:
        raise Stop(Exit.DATABASE, "The tables could not be brought up to date.")
    note(found.owner, tables=wanted)


def refuse_outdated(found: Database) -> None:
    """See that no migration is missing."""
    command = [sys.executable, "-m", "django", "migrate", "--check", "--verbosity=0"]
    environment = environment_of(found, read("SAMSKAB_ORIGIN"))
    if subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, check=False).returncode != 0:
        raise Stop(Exit.DATABASE, "The database is older than the code. Run `samskab migrate`, then start again.")


class Announcer:
    """Says once where the site is, as soon as it answers."""

    def __init__(self, address: Address, begun: float, meanwhile: Callable[[], object] = dict) -> None:
        self.address = address
        self.begun = begun
        self.meanwhile = meanwhile
        self.told = False

    def __call__(self) -> float:
        """Look; the result is how many seconds may pass before the next look."""
        if self.told:
            self.meanwhile()
            return 1.0
        if self._answers():
            self.told = True
            print(f"Samskab is at {self.address.origin} after {time.monotonic() - self.begun:.1f} s. Ctrl-C stops it.")
            sys.stdout.flush()
        return 0.1

    def _answers(self) -> bool:
        name = urlsplit(self.address.origin).netloc
        connection = http.client.HTTPConnection(self.address.host, self.address.port, timeout=2)
        try:
            connection.request("GET", "/healthz", headers={"Host": name})
            return connection.getresponse().status < http.client.INTERNAL_SERVER_ERROR
        except OSError:
            return False
        finally:
            connection.close()
