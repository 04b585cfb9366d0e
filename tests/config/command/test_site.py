"""The whole site as one process tree: started, found, disturbed and stopped."""

import os
import re
import signal
import subprocess
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from samskab.config.command.exits import Exit
from samskab.config.command.supervise import STOPS_WITHIN
from samskab.config.postgres.server import free_port
from samskab.config.tether import tethered
from tests.support.commands import SAMSKAB, samskab
from tests.support.processes import eventually, is_alive


class Site:
    """A served site in a home of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.settings = {"SAMSKAB_HOME": str(home), "SAMSKAB_ORIGIN": f"http://localhost:{free_port()}"}
        self.log = home / "said"
        with self.log.open("w") as said:
            command = tethered([*SAMSKAB, "serve"], end=signal.SIGTERM)
            self.process = subprocess.Popen(command, env={**os.environ, **self.settings}, stdout=said, stderr=said)

    @property
    def said(self) -> str:
        return self.log.read_text()

    @property
    def origin(self) -> str:
        found = re.search(r"Samskab is at (\S+) after", self.said)
        return found[1] if found else ""

    def answers(self, path: str) -> bool:
        try:
            with urllib.request.urlopen(self.origin + path, timeout=5) as response:
                return bool(response.status == 200)
        except OSError:
            return False

    def processes(self) -> list[int]:
        """Everything it started, and itself."""
        below = {self.process.pid}
        for _ in range(4):
            for status in Path("/proc").glob("[0-9]*/stat"):
                try:
                    fields = status.read_text().rpartition(")")[2].split()
                except (FileNotFoundError, ProcessLookupError):
                    continue
                if int(fields[1]) in below:
                    below.add(int(status.parent.name))
        return sorted(below)


@pytest.fixture
def site() -> Iterator[Site]:
    with tempfile.TemporaryDirectory(prefix="samskab hjem å ") as folder:
        Path(folder).chmod(0o711)
        site = Site(Path(folder))
        try:
            assert eventually(lambda: site.origin), site.said
            yield site
        finally:
            site.process.kill()
            site.process.wait()
            assert eventually(lambda: len(site.processes()) == 1)


def test_it_is_served_once_and_stops_leaving_nothing(site: Site) -> None:
    everything = site.processes()

    assert site.answers("/healthz")
    assert eventually(lambda: site.answers("/readyz"))
    second = samskab("serve", **site.settings)
    beside = samskab("verify", **site.settings)
    site.process.send_signal(signal.SIGINT)

    assert site.process.wait(STOPS_WITHIN) == Exit.OK
    assert second.returncode == Exit.RUNNING
    assert f"{site.origin} (process {site.process.pid})" in second.stderr
    assert beside.returncode == Exit.OK
    assert len(everything) >= 5
    assert [pid for pid in everything if is_alive(pid)] == []


def test_it_lives_through_the_death_of_its_database_and_dies_whole(site: Site) -> None:
    assert eventually(lambda: site.answers("/readyz"))
    database = int((site.home / "postgres" / "postmaster.pid").read_text().split()[0])

    os.kill(database, signal.SIGKILL)

    assert eventually(lambda: "the database ended" in site.said)
    assert eventually(lambda: site.answers("/readyz"))
    everything = site.processes()
    site.process.kill()
    assert eventually(lambda: not [pid for pid in everything[1:] if is_alive(pid)])
