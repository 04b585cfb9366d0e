"""One PostgreSQL server over one data folder: made, started, watched and stopped."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO

from samskab.config.postgres import roles
from samskab.config.postgres.account import Account
from samskab.config.postgres.binaries import Binaries
from samskab.config.postgres.errors import PostgresError
from samskab.config.tether import tethered

# The longest path of a unix socket on Linux, in bytes, without the closing zero.
LONGEST_SOCKET = 107
READY_WITHIN = 60.0
STOPPED_WITHIN = 20.0
BUILTIN_LOCALE_FROM = 17

SETTINGS = {
    "timezone": "UTC",
    "log_timezone": "UTC",
    "jit": "off",
    # What people wrote must not end in a log file: neither the statement nor the row that failed.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
# For tests alone: a lost machine may lose the data.
HASTY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class Server:
    """A server that lives no longer than the process that started it.

    `folder` is the data folder, `sockets` the folder of its unix socket; both are made private to the
    server's account. With `port` it also listens on 127.0.0.1, where a password is asked for. Start it
    from a thread that lives as long as the server should: Linux tells the server when that thread ends.
    """

    def __init__(
        self,
        folder: Path,
        *,
        binaries: Binaries,
        sockets: Path,
        log: Path,
        port: int | None = None,
        passwords: Mapping[str, str] | None = None,
        hasty: bool = False,
        settings: Mapping[str, str] | None = None,
    ) -> None:
        self.folder = folder.absolute()
        self.binaries = binaries
        self.sockets = sockets.absolute()
        self.log = log
        self.port = port
        self.passwords = dict(passwords or {})
        self.hasty = hasty
        self.settings = {**SETTINGS, **(HASTY if hasty else {}), **(settings or {})}
        self.account = Account.mine()
        self.process: subprocess.Popen[bytes] | None = None

    def url(self, role: str = roles.APP, database: str = roles.DATABASE) -> str:
        """The address for one role: over TCP with its password when there is one, else over the socket."""
        if self.port and role in self.passwords:
            return roles.url(
                role=role, database=database, host="127.0.0.1", port=self.port, password=self.passwords[role]
            )
        return roles.url(role=role, database=database, host=str(self.sockets), port=self._number)

    def start(self) -> None:
        """Make the data folder if there is none, start the server, and make roles and database."""
        self._check_paths()
        self._check_version()
        if not (self.folder / "PG_VERSION").exists():
            self._initialise()
        self._settle_predecessor()
        self.account.own(self.sockets)
        with self.log.open("ab") as log:
            self.process = self._launch(log)
        try:
            self._wait_until_ready()
            roles.prepare(self.url(roles.SUPERUSER, "postgres"), passwords=self.passwords)
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Stop at once but in order; harder if that takes too long. Nothing is left running."""
        if self.process is None:
            return
        for demand in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            self.process.send_signal(demand)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(STOPPED_WITHIN)
                break
        self.process = None

    @property
    def running(self) -> bool:
        """Whether the server we started is alive."""
        return self.process is not None and self.process.poll() is None

    @property
    def _number(self) -> int:
        # The socket is named after a port number even when nothing listens on the port.
        return self.port or 5432

    def _check_paths(self) -> None:
        name = self.sockets / f".s.PGSQL.{self._number}"
        if len(os.fsencode(name)) > LONGEST_SOCKET:
            raise PostgresError(f"{name} is longer than the {LONGEST_SOCKET} bytes that a unix socket may have.")
        for path in (self.folder.parent, self.sockets.parent, self.binaries.folder):
            if closed := self.account.blocked_at(path):
                raise PostgresError(
                    f"PostgreSQL refuses to run as root, so it runs as account {self.account.uid}, "
                    f"which may not pass {closed}. Choose a SAMSKAB_HOME outside it, such as /var/lib/samskab."
                )

    def _check_version(self) -> None:
        stamp = self.folder / "PG_VERSION"
        if stamp.exists() and (made_by := stamp.read_text().strip()) != str(self.binaries.major):
            raise PostgresError(
                f"{self.folder} was made by PostgreSQL {made_by}, and these programs are {self.binaries.major}. "
                "Run `samskab backup FILE` with the Samskab that made it, move the folder away, "
                "and run `samskab restore FILE` with this one."
            )

    def _initialise(self) -> None:
        """Run initdb beside the place and move the result there, so that a half-made folder is never used.

        The built-in C.UTF-8 locale sorts by code point and knows the case of every letter. With plain C,
        lower('Æ') stays Æ and Danish full text misses »ÆBLER«; with a locale of the machine, an upgrade
        of its C library can silently break indexes. Versions before 17 have only the machine's C.UTF-8.
        """
        half = self.folder.with_name(f".{self.folder.name}.half")
        shutil.rmtree(half, ignore_errors=True)
        self.account.own(half)
        locale = ["--locale=C.UTF-8"]
        if self.binaries.major >= BUILTIN_LOCALE_FROM:
            locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        done = subprocess.run(
            [
                *(self.binaries.program("initdb"), "--pgdata", str(half), "--username", roles.SUPERUSER),
                *("--encoding=UTF8", *locale, "--auth-local=trust", "--auth-host=scram-sha-256"),
                *(["--no-sync"] if self.hasty else []),
            ],
            capture_output=True,
            text=True,
            check=False,
            user=self.account.uid if self.account.lent else None,
            group=self.account.gid if self.account.lent else None,
            extra_groups=[] if self.account.lent else None,
        )
        if done.returncode != 0:
            raise PostgresError(f"The database folder could not be made:\n{done.stderr.strip()}")
        half.rename(self.folder)

    def _launch(self, log: IO[bytes]) -> subprocess.Popen[bytes]:
        given = {
            **self.settings,
            "listen_addresses": "127.0.0.1" if self.port else "",
            "port": str(self._number),
            "unix_socket_directories": '"' + str(self.sockets).replace('"', '""') + '"',
            "unix_socket_permissions": "0700",
        }
        options = [word for name, value in given.items() for word in ("-c", f"{name}={value}")]
        return subprocess.Popen(
            tethered(
                [self.binaries.program("postgres"), "-D", str(self.folder), *options],
                end=signal.SIGINT,
                uid=self.account.uid if self.account.lent else -1,
                gid=self.account.gid,
            ),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            # A group of its own: Ctrl-C must reach those who write before it reaches the database.
            process_group=0,
        )

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + READY_WITHIN
        while self.running and time.monotonic() < deadline:
            if _status(self.folder) == "ready":
                return
            time.sleep(0.01)
        raise PostgresError(f"The database did not start; its last words, from {self.log}:\n{_last_lines(self.log)}")

    def _settle_predecessor(self) -> None:
        """End a server that outlived its starter, and clear the mark of one that was killed.

        PostgreSQL trusts the process number in its mark, which another program may have been given since.
        """
        mark = self.folder / "postmaster.pid"
        if not mark.exists():
            return
        number = int(mark.read_text().split("\n", 1)[0])
        deadline = time.monotonic() + STOPPED_WITHIN
        while self._serves_here(number) and time.monotonic() < deadline:
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGINT)
            time.sleep(0.05)
        if self._serves_here(number):
            raise PostgresError(f"An earlier database server, process {number}, does not stop; end it and start again.")
        mark.unlink(missing_ok=True)

    def _serves_here(self, number: int) -> bool:
        try:
            return os.path.samefile(f"/proc/{number}/cwd", self.folder)
        except OSError:
            return False


def free_port() -> int:
    """A port of 127.0.0.1 that nothing listens on right now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _status(folder: Path) -> str:
    """The last line of the mark that a server keeps: starting, ready, stopping."""
    try:
        lines = (folder / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return ""
    return lines[7].strip() if len(lines) > 7 else ""


def _last_lines(path: Path, count: int = 5) -> str:
    return "\n".join(path.read_text(errors="replace").splitlines()[-count:])
