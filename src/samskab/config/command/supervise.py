"""Keep the programs that serve the site running, and stop them in order.

Each program is tethered to this process and heads a group of its own: it ends when we end, however that
happens, and whatever it started can be ended with it.
"""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from samskab.config.postgres import PostgresError, Server
from samskab.config.tether import tethered

ENDINGS = {signal.SIGTERM, signal.SIGINT, signal.SIGHUP}
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
STEADY_AFTER = 60.0
# Longer than pages and jobs under way are given by their own programs, shorter than the patience of an init system.
STOPS_WITHIN = 28.0


@dataclass(frozen=True)
class Program:
    """Something to keep running."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]


class Pause:
    """How long to wait before the next start: longer each time, until something has run steadily."""

    def __init__(self) -> None:
        self._length = FIRST_PAUSE
        self._begun = self._due = 0.0

    @property
    def over(self) -> bool:
        return time.monotonic() >= self._due

    def begun(self) -> None:
        """It was started."""
        self._begun = time.monotonic()

    def ended(self) -> float:
        """It ended; the result is how many seconds to wait."""
        steady = time.monotonic() - self._begun > STEADY_AFTER
        length = FIRST_PAUSE if steady else self._length
        self._length = min(2 * length, LONGEST_PAUSE)
        self._due = time.monotonic() + length
        return length


class Running:
    """A program, its process, and when it may be started again."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.pause = Pause()
        self.process: subprocess.Popen[bytes] | None = None

    def tend(self) -> None:
        """Notice that it ended; start it when it is time."""
        if self.process and self.process.poll() is not None:
            status = self.process.returncode
            self._clear()
            wait = self.pause.ended()
            print(f"samskab: {self.program.name} ended with status {status}; again in {wait:g} s", flush=True)
        if self.process is None and self.pause.over:
            self.process = subprocess.Popen(
                tethered(list(self.program.command), end=signal.SIGTERM),
                env=dict(self.program.environment),
                stdin=subprocess.DEVNULL,
                process_group=0,
            )
            self.pause.begun()

    def stop(self) -> None:
        """Ask it to finish what it is doing and end; after a while, end it."""
        if self.process:
            self.process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(STOPS_WITHIN)
            self._clear()

    def _clear(self) -> None:
        """End what is left of its group."""
        if self.process:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


class Supervisor:
    """Runs programs until a signal asks it to end; `tick` is called again and again meanwhile."""

    def __init__(self, programs: Sequence[Program], *, server: Server | None, tick: Callable[[], float]) -> None:
        self.running = [Running(program) for program in programs]
        self.server = server
        self.server_pause = Pause()
        self.tick = tick

    def run(self) -> None:
        """Start and keep everything; stop in the order given. The caller stops the database afterwards.

        Signals are held back from here to the end of the process, so that a second Ctrl-C cannot break
        into the stopping.
        """
        watched = {*ENDINGS, signal.SIGCHLD}
        signal.pthread_sigmask(signal.SIG_BLOCK, watched)
        try:
            while True:
                self._tend_server()
                for one in self.running:
                    one.tend()
                got = signal.sigtimedwait(watched, self.tick())
                if got and got.si_signo in ENDINGS:
                    return
        finally:
            for one in self.running:
                one.stop()

    def _tend_server(self) -> None:
        if self.server is None or self.server.running:
            return
        if self.server.process:
            self.server.stop()
            print(f"samskab: the database ended; again in {self.server_pause.ended():g} s", flush=True)
        if self.server_pause.over:
            self.server_pause.begun()
            try:
                self.server.start()
            except PostgresError as error:
                print(f"samskab: {error}; again in {self.server_pause.ended():g} s", flush=True)
