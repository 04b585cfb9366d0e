"""The embedded server of one SAMSKAB_HOME, which any number of commands may need at once.

Whoever comes first starts it and holds `postgres.lock`; the others use it and hold `postgres.users`
together. The first one waits for the others before it stops the server. Linux lets go of both locks when
a process ends in whatever way, so nothing has to be cleared after a crash.
"""

import fcntl
import hashlib
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Self

import psycopg

from samskab.config.postgres import roles
from samskab.config.postgres.account import Account
from samskab.config.postgres.binaries import embedded
from samskab.config.postgres.errors import PostgresError
from samskab.config.postgres.server import LONGEST_SOCKET, Server

PAUSE = 0.05
ANSWERS_WITHIN = 60.0


class Home:
    """Use as a context: inside it, the server of this folder runs.

    With `own`, this process must be the one that runs the server: it waits until commands that run it now
    are done, and tells `waiting` once what it waits for. At the end it gives those who still use the server
    `patience` seconds.
    """

    def __init__(
        self,
        path: Path,
        *,
        own: bool = False,
        patience: float = 600.0,
        waiting: Callable[[str], object] = str,
    ) -> None:
        self.path = path.absolute()
        self.own = own
        self.patience = patience
        self.waiting = waiting
        self.server: Server | None = None
        self._lock = -1
        self._users = -1

    def url(self, role: str = roles.APP, database: str = roles.DATABASE) -> str:
        """The address for one role, over the socket."""
        return roles.url(role=role, database=database, host=str(self.sockets), port=5432)

    @property
    def sockets(self) -> Path:
        """The folder of the socket: in the home, or elsewhere when the home's path is too long, or reads as a list."""
        inside = self.path / "run"
        if len(os.fsencode(inside / ".s.PGSQL.5432")) <= LONGEST_SOCKET and "," not in str(inside):
            return inside
        digest = hashlib.sha256(os.fsencode(self.path)).hexdigest()[:12]
        return Path("/tmp") / f"samskab-{Account.mine().uid}-{digest}"

    @property
    def log(self) -> Path:
        """What the server says."""
        return self.path / "postgres.log"

    def __enter__(self) -> Self:
        make_home(self.path)
        self._lock = _opened(self.path / "postgres.lock")
        self._users = _opened(self.path / "postgres.users")
        try:
            self._start_or_attach()
        except BaseException:
            self._let_go()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self.server:
            deadline = time.monotonic() + self.patience
            while not _taken(self._users, fcntl.LOCK_EX) and time.monotonic() < deadline:
                time.sleep(PAUSE)
            self.server.stop()
        self._let_go()

    def _start_or_attach(self) -> None:
        deadline = time.monotonic() + ANSWERS_WITHIN
        told = False
        while True:
            if _taken(self._lock, fcntl.LOCK_EX):
                self._start()
                return
            if self.own and not told:
                self.waiting(f"process {self._holder()} to finish with the database")
                told = True
            if not self.own and _taken(self._users, fcntl.LOCK_SH):
                if self._answers():
                    return
                fcntl.flock(self._users, fcntl.LOCK_UN)
                if time.monotonic() > deadline:
                    raise PostgresError(
                        f"Process {self._holder()} runs the database of {self.path}, but it does not answer."
                    )
            time.sleep(PAUSE)

    def _start(self) -> None:
        os.ftruncate(self._lock, 0)
        os.pwrite(self._lock, str(os.getpid()).encode(), 0)
        account = Account.mine()
        server = Server(
            self.path / "postgres",
            binaries=embedded().reachable_by(account, self.path),
            sockets=self.sockets,
            log=self.log,
        )
        server.start()
        self.server = server

    def _holder(self) -> str:
        return os.pread(self._lock, 20, 0).decode() or "?"

    def _answers(self) -> bool:
        with suppress(psycopg.OperationalError), psycopg.connect(self.url()):
            return True
        return False

    def _let_go(self) -> None:
        os.close(self._lock)
        os.close(self._users)


def make_home(path: Path) -> None:
    """Make the folder of our data, readable to its owner alone; root lets the server's account pass through it."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if Account.mine().lent and path.stat().st_uid == os.geteuid():
        path.chmod(path.stat().st_mode | 0o011)


def _opened(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def _taken(lock: int, kind: int) -> bool:
    try:
        fcntl.flock(lock, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
