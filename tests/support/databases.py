"""A real PostgreSQL for every test that wants one: one server a run, one database a worker or a test.

Tests are the app's role: they own no table, exactly as in production.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connections
from psycopg.conninfo import conninfo_to_dict
from pytest_django import DjangoDbBlocker
from xdist.workermanage import WorkerController

from samskab.config.postgres import installed, throwaway
from samskab.kernel.database.base import ABSENCE
from tests.support.clusters import Cluster, Database

# Many writers at once, and two test workers beside each other. Most of what tests write is never committed, so
# autovacuum would count no rows in tables full of them, and a plan made by that count can take hours. Should a question
# do so all the same, it is stopped and its test fails.
SETTINGS = {"max_connections": "300", "autovacuum": "off", "statement_timeout": "120s"}
DEBIANS = 15
SERVERS = ["embedded", "tcp", *(["debian"] if installed(DEBIANS) else [])]

_open = pytest.StashKey[ExitStack]()
_shared = pytest.StashKey[Cluster]()


@contextmanager
def started(*, tcp: bool = False, debians: bool = False) -> Iterator[Cluster]:
    """A server of its own kind, migrated."""
    with throwaway(tcp=tcp, binaries=installed(DEBIANS) if debians else None, settings=SETTINGS) as server:
        cluster = Cluster.of(server)
        cluster.prepare()
        yield cluster


def pytest_configure(config: pytest.Config) -> None:
    """Start the one server before the workers of a parallel run, which all use it."""
    stack = config.stash[_open] = ExitStack()
    if hasattr(config, "workerinput"):
        config.stash[_shared] = Cluster(config.workerinput["cluster"])
    elif config.getoption("numprocesses", None):
        config.stash[_shared] = stack.enter_context(started())


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop what was started."""
    config.stash[_open].close()


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: WorkerController) -> None:
    """Tell a worker of a parallel run where the server is."""
    node.workerinput["cluster"] = dict(node.config.stash[_shared].addresses)


@contextmanager
def connected_to(database: Database) -> Iterator[None]:
    """Point Django at `database`, in this thread and in every thread that starts from now on."""
    shared = connections.settings["default"]
    before = dict(shared)
    address = conninfo_to_dict(database.url)
    _forget()
    shared.update(
        NAME=address.pop("dbname"),
        USER=address.pop("user"),
        PASSWORD=address.pop("password", ""),
        HOST=address.pop("host"),
        PORT=address.pop("port"),
        OPTIONS={"prepare_threshold": 0, "options": "-c plan_cache_mode=force_generic_plan"},
    )
    try:
        yield
    finally:
        _forget()
        shared.update(before)


def _forget() -> None:
    # A wrapper remembers the version of the server it was first connected to.
    connections["default"].close()
    del connections["default"]
    # What was known of one server says nothing of another.
    ABSENCE.forget()
    ContentType.objects.clear_cache()


@pytest.fixture(scope="session")
def cluster(request: pytest.FixtureRequest) -> Cluster:
    """The server of this run; without parallel workers it is started by the first test that needs it."""
    config = request.config
    if _shared not in config.stash:
        config.stash[_shared] = config.stash[_open].enter_context(started())
    return config.stash[_shared]


@pytest.fixture(scope="session")
def django_db_setup(cluster: Cluster, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """What pytest-django's `db` stands on: this worker's database, in which nothing is ever committed."""
    with cluster.clone() as database, connected_to(database):
        yield


@pytest.fixture
def committed_db(
    request: pytest.FixtureRequest, cluster: Cluster, django_db_blocker: DjangoDbBlocker
) -> Iterator[Database]:
    """A database of this test's own: real commits, several threads, processes, other roles."""
    with _own_database(request, cluster, django_db_blocker) as database:
        yield database


@pytest.fixture(scope="session")
def servers(cluster: Cluster) -> Iterator[dict[str, Cluster]]:
    """Each kind of server that Samskab must work alike on, once it has been asked for."""
    with ExitStack() as stack:
        yield _Servers(stack, embedded=cluster)


class _Servers(dict[str, Cluster]):
    def __init__(self, stack: ExitStack, **known: Cluster) -> None:
        super().__init__(known)
        self.stack = stack

    def __missing__(self, kind: str) -> Cluster:
        self[kind] = self.stack.enter_context(started(tcp=kind == "tcp", debians=kind == "debian"))
        return self[kind]


@pytest.fixture(params=[pytest.param(kind, marks=pytest.mark.xdist_group(kind)) for kind in SERVERS])
def every_server(
    request: pytest.FixtureRequest, servers: dict[str, Cluster], django_db_blocker: DjangoDbBlocker
) -> Iterator[Database]:
    """`committed_db` on each: embedded, embedded over TCP with passwords, and Debian's where it is installed."""
    with _own_database(request, servers[request.param], django_db_blocker) as database:
        yield database


@contextmanager
def _own_database(request: pytest.FixtureRequest, cluster: Cluster, blocker: DjangoDbBlocker) -> Iterator[Database]:
    if "db" in request.fixturenames or request.node.get_closest_marker("django_db"):
        raise pytest.UsageError("a test has either `db`, which is rolled back, or a database of its own")
    with cluster.clone() as database, blocker.unblock(), connected_to(database):
        yield database
